using System.Collections.Immutable;

namespace StudyMate.Facts;

/// <summary>
/// Rows that lists, search and figures need. Statements are addressed as <c>Domain/Name</c>, the same names for every
/// database. Rows that go with facts are written by the append, not here. What is written here is durable, in one transaction: previews,
/// checkpoints, outbox marks.
/// </summary>
internal interface IRows
{
    /// <summary>Rows of a query, mapped by column name (long, double, string, and their nullables) to the constructor of <typeparamref name="T"/>.</summary>
    Task<ImmutableArray<T>> QueryAsync<T>(string statement, object? parameters = null, CancellationToken cancellationToken = default);

    Task WriteAsync(params ImmutableArray<RowChange> changes);

    /// <summary>For what is more than rows by their values: runs statements in their order.</summary>
    Task RunAsync(params ImmutableArray<Statement> statements);

    /// <summary>The same for who must know what it did; where a server counts, each statement is sent by itself.</summary>
    /// <returns>Rows affected, one number per statement.</returns>
    Task<ImmutableArray<int>> RunAndCountAsync(params ImmutableArray<Statement> statements);
}

/// <summary>
/// A statement of ours and the values of its parameters. It is run where it is made: unlike a <see cref="RowChange"/> it is neither sent nor stored,
/// so that its name can change.
/// </summary>
/// <param name="Name"><c>Domain/Name</c>.</param>
/// <param name="Values">Every parameter that it names.</param>
internal sealed record Statement(string Name, ImmutableArray<RowValue> Values)
{
    public static Statement Of(string name, params ImmutableArray<RowValue> values) => new(name, values);
}
