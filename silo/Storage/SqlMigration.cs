using System.Collections.Immutable;
using System.Globalization;

namespace StudyMate.Storage;

/// <summary>
/// A numbered change of the schema, applied once and in order: <c>NNNN_name.sql</c>. One that cannot be undone begins with a line that says so and names
/// the tables that lose something: <c>-- Cannot be undone: students, facts</c>.
/// </summary>
internal sealed record SqlMigration(int Number, string Name, string Sql)
{
    private const string Mark = "-- Cannot be undone:";

    /// <summary>Tables that have to be saved before.</summary>
    public ImmutableArray<string> Losing { get; } = Sql.StartsWith(Mark, StringComparison.Ordinal)
        ? [.. Sql[Mark.Length..].Split('\n')[0].Split(',', StringSplitOptions.TrimEntries)]
        : [];

    /// <summary>As in refusals.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:D4}_{Name}");

    public static SqlMigration Of(string file, string sql)
    {
        if (file.Length < 6 || file[4] != '_' || !int.TryParse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new InvalidOperationException($"Migration '{file}' is not named NNNN_name.sql.");
        return new SqlMigration(number, file[5..], sql);
    }
}
