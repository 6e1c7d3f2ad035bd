using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <inheritdoc/>
internal sealed class MySqlRows(MySqlDatabase database) : IRows
{
    public Task<ImmutableArray<T>> QueryAsync<T>(string statement, object? parameters = null, CancellationToken cancellationToken = default) =>
        database.QueryAsync<T>(statement, parameters, map: null, cancellationToken);

    public Task WriteAsync(params ImmutableArray<RowChange> changes) =>
        changes.IsEmpty ? Task.CompletedTask : database.WriteAsync(session => session.ExecuteAllAsync([.. changes]));

    public Task RunAsync(params ImmutableArray<Statement> statements) =>
        statements.IsEmpty ? Task.CompletedTask : database.WriteAsync(session => session.ExecuteAllAsync([.. statements]));

    public Task<ImmutableArray<int>> RunAndCountAsync(params ImmutableArray<Statement> statements) =>
        statements.IsEmpty ? Task.FromResult<ImmutableArray<int>>([]) : database.WriteAsync(session => session.CountEachAsync([.. statements]));
}
