using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <inheritdoc/>
internal sealed class SqliteRows(ISqliteDatabase database) : IRows
{
    private static readonly RowShapes<SqliteRowText> Texts = new(SqliteRowText.Of);

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

    public Task WriteAsync(params ImmutableArray<RowChange> changes) => database.WriteAsync(session =>
    {
        foreach (var change in changes)
            Write(session, change);
        return changes.Length;
    });

    public Task RunAsync(params ImmutableArray<Statement> statements) => RunAndCountAsync(statements);

    public Task<ImmutableArray<int>> RunAndCountAsync(params ImmutableArray<Statement> statements) =>
        database.WriteAsync(session =>
        {
            var affected = ImmutableArray.CreateBuilder<int>(statements.Length);
            foreach (var statement in statements)
                affected.Add(Run(session, statement));
            return affected.MoveToImmutable();
        });

    /// <summary>Makes one change on the writer's connection.</summary>
    public static void Write(SqliteSession session, RowChange change)
    {
        var statement = session.Prepare(Texts.Of(change));
        var (first, second) = change.Operation is RowOperation.Update ? (change.Columns, change.Key) : (change.Key, change.Columns);
        SqliteParameters.Bind(statement, first, at: 1);
        SqliteParameters.Bind(statement, second, at: 1 + first.Length);
        statement.Execute();
    }

    /// <summary>Runs one statement on the writer's connection; answers the rows affected.</summary>
    public static int Run(SqliteSession session, Statement statement)
    {
        var prepared = session.Prepare(statement.Name);
        SqliteParameters.Bind(prepared, statement.Values);
        return prepared.Execute();
    }
}
