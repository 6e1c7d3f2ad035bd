using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using MySqlConnector;
using StudyMate.Facts;

namespace StudyMate.Bench;

/// <summary>
/// The raw side of MySQL's figures: one connection, one prepared insert of many rows, the product's own table and indexes, transactions of the
/// product's size, nothing else.
/// </summary>
internal sealed class MySqlRawInsert : IAsyncDisposable
{
    private static readonly string[] Columns =
    [
        "tenant", "position", "id", "kind", "v", "subject", "actor", "class", "theme", "theme_version", "assignment", "session", "occurred_at",
        "recorded_at", "school_day", "folded", "digest", "payload",
    ];

    private readonly MySqlConnection _connection;
    private readonly Dictionary<int, MySqlCommand> _inserts = [];

    private MySqlRawInsert(MySqlConnection connection) => _connection = connection;

    /// <summary>Rows in the table.</summary>
    public long Rows { get; private set; }

    /// <param name="connectionString">A database that the product has made its tables in.</param>
    /// <param name="stop">Ends the scenario.</param>
    public static async Task<MySqlRawInsert> OpenAsync(string connectionString, CancellationToken stop)
    {
        var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync(stop);
        return new MySqlRawInsert(connection);
    }

    /// <summary>Rows durably inserted per second.</summary>
    /// <param name="facts">As many as fill whole transactions.</param>
    /// <param name="statementRows">Rows per statement.</param>
    /// <param name="transactionRows">Rows per transaction, whole statements.</param>
    /// <param name="stop">Ends the scenario.</param>
    public async Task<double> RunAsync(ImmutableArray<Fact> facts, int statementRows, int transactionRows, CancellationToken stop)
    {
        var insert = await InsertAsync(statementRows, stop);
        var began = Stopwatch.GetTimestamp();
        for (var from = 0; from < facts.Length; from += transactionRows)
        {
            await using var transaction = await _connection.BeginTransactionAsync(stop);
            insert.Transaction = transaction;
            for (var at = from; at < from + transactionRows; at += statementRows)
            {
                Bind(insert, facts.AsSpan(at, statementRows));
                if (await insert.ExecuteNonQueryAsync(stop) != statementRows)
                    throw new BenchException("A raw row was not inserted.");
            }

            await transaction.CommitAsync(stop);
        }

        return facts.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values)
            await insert.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<MySqlCommand> InsertAsync(int rows, CancellationToken stop)
    {
        if (_inserts.TryGetValue(rows, out var prepared))
            return prepared;
        var row = $"({string.Join(", ", Columns.Select(_ => "?"))})";
        var insert = new MySqlCommand($"INSERT INTO facts ({string.Join(", ", Columns)}) VALUES {string.Join(", ", Enumerable.Repeat(row, rows))}", _connection);
        for (var parameter = 0; parameter < rows * Columns.Length; parameter++)
            insert.Parameters.Add(new MySqlParameter());
        await insert.PrepareAsync(stop);
        _inserts.Add(rows, insert);
        return insert;
    }

    private void Bind(MySqlCommand insert, ReadOnlySpan<Fact> facts)
    {
        var at = 0;
        foreach (var fact in facts)
        {
            ReadOnlySpan<object?> values =
            [
                "school", ++Rows, fact.Id, fact.Kind, fact.V, fact.Subject, fact.Actor, fact.ClassId, fact.ThemeId, fact.ThemeVersion, fact.AssignmentId,
                fact.SessionId, Micros.Of(fact.OccurredAt), Micros.Of(fact.RecordedAt), fact.SchoolDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                fact.Folded ? 1 : 0, fact.Digest, fact.Payload,
            ];
            foreach (var value in values)
                insert.Parameters[at++].Value = value ?? DBNull.Value;
        }
    }
}
