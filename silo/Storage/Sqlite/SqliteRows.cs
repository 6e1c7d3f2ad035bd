using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <inheritdoc/>
internal sealed class SqliteRows(ISqliteDatabase database) : IRows
{
    public Task<ImmutableArray<T>> QueryAsync<T>(string statement, object? parameters = null, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            session =>
            {
                var query = session.Prepare(statement);
                try
                {
                    SqliteParameters.Bind(query, parameters);
                    var map = RowMapper<T>.For(query);
                    var rows = ImmutableArray.CreateBuilder<T>();
                    while (query.Step())
                    {
                        rows.Add(map(query));
                        cancellationToken.ThrowIfCancellationRequested();
                    }

                    return rows.ToImmutable();
                }
                finally
                {
                    query.Reset();
                }
            },
            cancellationToken);

    public Task WriteAsync(params ImmutableArray<RowChange> changes) => WriteAndCountAsync(changes);

    public Task<ImmutableArray<int>> WriteAndCountAsync(params ImmutableArray<RowChange> changes) =>
        database.WriteAsync(session =>
        {
            var affected = ImmutableArray.CreateBuilder<int>(changes.Length);
            foreach (var change in changes)
                affected.Add(Write(session, change));
            return affected.MoveToImmutable();
        });

    /// <summary>Runs one change on the writer's connection; answers the rows affected.</summary>
    public static int Write(SqliteSession session, RowChange change)
    {
        var statement = session.Prepare(change.Statement);
        SqliteParameters.Bind(statement, change.Parameters);
        return statement.Execute();
    }
}
