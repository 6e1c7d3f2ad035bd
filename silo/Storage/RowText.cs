using System.Globalization;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>
/// A change of rows as SQL, as far as both databases say it alike. Names are those of <see cref="RowTables"/>, quoted as both understand it (one of
/// ours is a reserved word); values are parameters <c>@v0</c>, <c>@v1</c> … in the order in which the text has them.
/// </summary>
internal static class RowText
{
    /// <summary>The insert without what happens when the row is there.</summary>
    public static string Insert(RowShape shape) =>
        $"INSERT INTO {Quoted(shape.Table.Name)} ({List(shape.Key.Concat(shape.Columns).Select(Quoted))}) "
        + $"VALUES ({List(Enumerable.Range(0, shape.Key.Length + shape.Columns.Length).Select(Value))})";

    /// <summary>An update or a delete.</summary>
    /// <param name="shape">What is changed.</param>
    /// <param name="same">The operator that also finds NULL.</param>
    public static string Change(RowShape shape, string same)
    {
        var values = shape.Columns.Select((column, index) => $"{Quoted(column)} = {Value(index)}");
        // What a key holds is never NULL, and the plain comparison finds it by its index everywhere.
        var found = shape.Key.Select((column, index) =>
            $"{Quoted(column)} {(shape.Table.Key.Contains(column, StringComparer.Ordinal) ? "=" : same)} {Value(shape.Columns.Length + index)}");
        var verb = shape.Operation is RowOperation.Delete ? $"DELETE FROM {Quoted(shape.Table.Name)}" : $"UPDATE {Quoted(shape.Table.Name)} SET {List(values)}";
        return $"{verb} WHERE {string.Join(" AND ", found)}";
    }

    /// <summary>The columns that a put writes over those of the row that is there; none when it is an addition.</summary>
    public static IEnumerable<string> Overwritten(RowShape shape) =>
        shape.Operation is RowOperation.Put ? shape.Columns.Where(column => !shape.Table.Kept.Contains(column, StringComparer.Ordinal)) : [];

    public static string Quoted(string name) => $"`{name}`";

    public static string List(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string Value(int index) => string.Create(CultureInfo.InvariantCulture, $"@v{index}");
}
