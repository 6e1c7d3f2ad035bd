using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Facts;

/// <summary>
/// A change of rows beside the facts, written in the same transaction: which table, what is done, to which rows, which values. It can be repeated,
/// and does not know how a database says it; what a table does beyond that (columns that only a new row gets, rows that an older one must not
/// replace) is the table's own, and the same for everybody.
/// </summary>
/// <param name="Table">As the schema names it.</param>
/// <param name="Operation">What is done.</param>
/// <param name="Key">What finds the rows, <c>tenant</c> first: all columns of the table's key for one row that is added or put.</param>
/// <param name="Columns">The values written; none when rows are deleted.</param>
[GenerateSerializer, Immutable, Alias("studymate.row-of-table")]
public sealed record RowChange(
    [property: Id(0)] string Table,
    [property: Id(1)] RowOperation Operation,
    [property: Id(2)] ImmutableArray<RowValue> Key,
    [property: Id(3)] ImmutableArray<RowValue> Columns)
{
    /// <summary>The row is written unless there is one of this key.</summary>
    public static RowChange Add(string table, ImmutableArray<RowValue> key, params ImmutableArray<RowValue> columns) => new(table, RowOperation.Add, key, columns);

    /// <summary>The row is written, over the one of this key if there is one.</summary>
    public static RowChange Put(string table, ImmutableArray<RowValue> key, params ImmutableArray<RowValue> columns) => new(table, RowOperation.Put, key, columns);

    /// <summary>The rows that have these values, NULL included, get others; where there are none, nothing happens.</summary>
    public static RowChange Update(string table, ImmutableArray<RowValue> key, params ImmutableArray<RowValue> columns) => new(table, RowOperation.Update, key, columns);

    /// <summary>The rows that have these values, NULL included, go.</summary>
    public static RowChange Delete(string table, params ImmutableArray<RowValue> key) => new(table, RowOperation.Delete, key, []);
}

/// <summary>What is done to rows. Numbers travel: new ones come last.</summary>
public enum RowOperation
{
    Add = 0,
    Put = 1,
    Update = 2,
    Delete = 3,
}

/// <summary>A named value; at most one of the three is set, none means NULL. Instants are microseconds, days are <c>yyyy-MM-dd</c>, booleans 0 or 1.</summary>
[GenerateSerializer, Immutable, Alias("studymate.row-value")]
public readonly record struct RowValue(
    [property: Id(0)] string Name,
    [property: Id(1)] string? Text = null,
    [property: Id(2)] long? Integer = null,
    [property: Id(3)] double? Real = null)
{
    public static implicit operator RowValue((string Name, string? Value) pair) => new(pair.Name, Text: pair.Value);

    public static implicit operator RowValue((string Name, long? Value) pair) => new(pair.Name, Integer: pair.Value);

    public static implicit operator RowValue((string Name, int? Value) pair) => new(pair.Name, Integer: pair.Value);

    public static implicit operator RowValue((string Name, double? Value) pair) => new(pair.Name, Real: pair.Value);

    public static implicit operator RowValue((string Name, bool? Value) pair) => new(pair.Name, Integer: pair.Value is { } value ? value ? 1 : 0 : null);

    public static implicit operator RowValue((string Name, DateTimeOffset? Value) pair) =>
        new(pair.Name, Integer: pair.Value is { } at ? Micros.Of(at) : null);

    public static implicit operator RowValue((string Name, DateOnly? Value) pair) =>
        new(pair.Name, Text: pair.Value?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Instants in tables: integer microseconds since 1970 UTC.</summary>
public static class Micros
{
    public static long Of(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToInstant(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
