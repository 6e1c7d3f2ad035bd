using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Facts;

/// <summary>
/// A change of one row beside the facts, written in the same transaction: a named statement and its parameters. Statements must be
/// repeatable (an upsert, a delete by key): completing a pending append runs them again.
/// </summary>
/// <param name="Statement"><c>Domain/Name</c>, the same for every database.</param>
/// <param name="Parameters">Every parameter that the statement names.</param>
[GenerateSerializer, Immutable, Alias("studymate.row-change")]
public sealed record RowChange([property: Id(0)] string Statement, [property: Id(1)] ImmutableArray<RowParameter> Parameters)
{
    public static RowChange Of(string statement, params ImmutableArray<RowParameter> parameters) => new(statement, parameters);
}

/// <summary>A named value; at most one of the three is set, none means NULL. Instants are microseconds, days are <c>yyyy-MM-dd</c>, booleans 0 or 1.</summary>
[GenerateSerializer, Immutable, Alias("studymate.row-parameter")]
public readonly record struct RowParameter(
    [property: Id(0)] string Name,
    [property: Id(1)] string? Text = null,
    [property: Id(2)] long? Integer = null,
    [property: Id(3)] double? Real = null)
{
    public static implicit operator RowParameter((string Name, string? Value) pair) => new(pair.Name, Text: pair.Value);

    public static implicit operator RowParameter((string Name, long? Value) pair) => new(pair.Name, Integer: pair.Value);

    public static implicit operator RowParameter((string Name, int? Value) pair) => new(pair.Name, Integer: pair.Value);

    public static implicit operator RowParameter((string Name, double? Value) pair) => new(pair.Name, Real: pair.Value);

    public static implicit operator RowParameter((string Name, bool Value) pair) => new(pair.Name, Integer: pair.Value ? 1 : 0);

    public static implicit operator RowParameter((string Name, DateTimeOffset? Value) pair) =>
        new(pair.Name, Integer: pair.Value is { } at ? Micros.Of(at) : null);

    public static implicit operator RowParameter((string Name, DateOnly? Value) pair) =>
        new(pair.Name, Text: pair.Value?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Instants in tables: integer microseconds since 1970 UTC.</summary>
public static class Micros
{
    public static long Of(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToInstant(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
