using System.Collections.Immutable;

namespace StudyMate.Facts;

/// <summary>
/// Rows that lists, search and figures need. Statements are addressed as <c>Domain/Name</c>, the same names for every
/// database. Rows that go with facts are written by the append, not here.
/// </summary>
internal interface IRows
{
    /// <summary>Rows of a query, mapped by column name (long, double, string, and their nullables) to the constructor of <typeparamref name="T"/>.</summary>
    Task<ImmutableArray<T>> QueryAsync<T>(string statement, object? parameters = null, CancellationToken cancellationToken = default);

    /// <summary>Writes rows durably, in one transaction, without a fact: previews, checkpoints, outbox marks.</summary>
    Task WriteAsync(params ImmutableArray<RowChange> changes);

    /// <summary>The same for who must know what it did; where a server counts, each change is a statement of its own.</summary>
    /// <returns>Rows affected, one number per change.</returns>
    Task<ImmutableArray<int>> WriteAndCountAsync(params ImmutableArray<RowChange> changes);
}
