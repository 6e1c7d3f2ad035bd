using StudyMate.Facts;
using static StudyMate.Storage.RowText;

namespace StudyMate.Storage;

/// <summary>A change of rows in SQLite's words.</summary>
/// <param name="Name">For faults.</param>
/// <param name="Sql">The text; prepared once per connection.</param>
internal sealed record SqliteRowText(string Name, string Sql)
{
    public static SqliteRowText Of(RowShape shape) => new(shape.Name, shape.Operation is RowOperation.Add or RowOperation.Put
        ? $"{Insert(shape)} ON CONFLICT ({List(shape.Table.Key.Select(Quoted))}) {Conflict(shape)}"
        : Change(shape, same: "IS"));

    private static string Conflict(RowShape shape)
    {
        var set = List(Overwritten(shape).Select(column => $"{Quoted(column)} = {(column is RowTable.Revision ? Revision(shape.Table) : New(column))}"));
        if (set.Length == 0)
            return "DO NOTHING";
        var condition = shape.Table.Guard is RowGuard.IgnoredWhenOlder ? $" WHERE {Old(shape.Table)} <= {New(RowTable.Revision)}" : "";
        return $"DO UPDATE SET {set}{condition}";
    }

    /// <summary>NULL where the row must not be replaced: the column does not take it, and the statement fails.</summary>
    private static string Revision(RowTable table) => table.Guard switch
    {
        RowGuard.FollowsOn => $"CASE WHEN {Old(table)} = {New(RowTable.Revision)} - 1 THEN {New(RowTable.Revision)} END",
        RowGuard.NotOverNewer => $"CASE WHEN {Old(table)} <= {New(RowTable.Revision)} THEN {New(RowTable.Revision)} END",
        _ => New(RowTable.Revision),
    };

    private static string New(string column) => $"excluded.{Quoted(column)}";

    private static string Old(RowTable table) => $"{Quoted(table.Name)}.{Quoted(RowTable.Revision)}";
}
