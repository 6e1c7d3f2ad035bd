using StudyMate.Facts;
using static StudyMate.Storage.RowText;

namespace StudyMate.Storage;

/// <summary>A change of rows in the words of MySQL and MariaDB.</summary>
internal static class MySqlRowText
{
    public static MySqlStatement Of(RowShape shape) => new(shape.Name, shape.Operation is RowOperation.Add or RowOperation.Put
        ? $"{Insert(shape)} ON DUPLICATE KEY UPDATE {Duplicate(shape)}"
        : Change(shape, same: "<=>"));

    private static string Duplicate(RowShape shape)
    {
        var table = shape.Table;
        // Assignments run from left to right, and what is set is seen by what follows: the revision comes last.
        var set = Overwritten(shape).OrderBy(column => column is RowTable.Revision).Select(column => $"{Quoted(column)} = {Written(table, column)}").ToList();
        var own = Quoted(table.Key[^1]);
        // The clause catches every unique key: if the row found is another one, what may not be NULL becomes NULL, and the statement fails.
        if (table.HasSecondKey)
            set.Insert(0, $"{own} = CASE WHEN {own} = {New(table.Key[^1])} THEN {own} END");
        return set.Count == 0 ? $"{own} = {own}" : List(set);
    }

    private static string Written(RowTable table, string column) => (table.Guard, column) switch
    {
        (RowGuard.FollowsOn, RowTable.Revision) => $"CASE WHEN {Quoted(column)} = {New(column)} - 1 THEN {New(column)} END",
        (RowGuard.NotOverNewer, RowTable.Revision) => $"CASE WHEN {Quoted(column)} <= {New(column)} THEN {New(column)} END",
        (RowGuard.IgnoredWhenOlder, _) => $"IF({Quoted(RowTable.Revision)} <= {New(RowTable.Revision)}, {New(column)}, {Quoted(column)})",
        _ => New(column),
    };

    private static string New(string column) => $"VALUES({Quoted(column)})";
}
