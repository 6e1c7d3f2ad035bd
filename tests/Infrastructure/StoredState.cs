using System.Globalization;
using Microsoft.Data.Sqlite;
using StudyMate.Storage;

namespace StudyMate.Infrastructure;

/// <summary>Everything that an instance on SQLite has stored, row by row, to see that a refusal changed nothing.</summary>
internal static class StoredState
{
    /// <summary>What is written about the asking, not by it (counts of requests, failures, answers kept for retries), and what follows from facts in its own time.</summary>
    private static readonly string[] Beside =
    [
        "operations", "sign_in_failures", "request_minutes", "request_errors", "partner_usage", "health_probe", "figures_day", "figures_heads", "figures_missions",
    ];

    public static IReadOnlyList<string> Of(string dataFolder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataFolder, SqliteDatabase.FileName)};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return
        [
            .. from table in Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").Select(row => row[0]).Except(Beside, StringComparer.Ordinal).Order(StringComparer.Ordinal)
               from line in Query(connection, $"SELECT * FROM {table}").Select(row => $"{table}: {string.Join(" | ", row)}").Order(StringComparer.Ordinal)
               select line,
        ];
    }

    private static List<string[]> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : Text(reader.GetValue(i)))]);
        return rows;
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
