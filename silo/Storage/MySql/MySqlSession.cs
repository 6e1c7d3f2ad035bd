using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using MySqlConnector;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>One connection while somebody has it, with its transaction when it writes. Used by one caller at a time.</summary>
/// <remarks>Faults leave it as the connector throws them: who runs the transaction decides by them.</remarks>
internal sealed class MySqlSession(MySqlConnection connection, MySqlTransaction? transaction)
{
    /// <summary>
    /// Statements that are sent together, and the text that their values may have: well below what the smallest server takes in one
    /// packet (16 MiB), even if each character becomes four bytes.
    /// </summary>
    private const int MaxTogether = 250, MaxTextTogether = 1024 * 1024;

    private static readonly MySqlStatement Changed = MySqlCatalogue.Of("Session/Changed");

    /// <summary>Names of what ran last, for the fault that it ends with.</summary>
    public string Running { get; private set; } = "open";

    /// <summary>Whether the connection still stands; if not, nobody knows what became of the transaction.</summary>
    public bool IsConnected => connection.State is ConnectionState.Open;

    /// <param name="statement"><c>Domain/Name</c>.</param>
    /// <param name="values">Named values, or an object's properties.</param>
    /// <param name="map">Makes a value of a row; by the names of its columns when null.</param>
    /// <param name="cancellationToken">Ends the query on the server, too.</param>
    public async Task<ImmutableArray<T>> QueryAsync<T>(string statement, object? values, Func<IRow, T>? map, CancellationToken cancellationToken)
    {
        await using var command = Command(statement, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new MySqlRow(statement, reader);
        // Also without a row: a result that does not fit its type is a mistake whatever it holds.
        map ??= RowMapper<T>.For(row);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(map(row));
        return rows.ToImmutable();
    }

    /// <summary>The first column of the first row, or the default when there is none.</summary>
    public async Task<long?> NumberAsync(string statement, ImmutableArray<RowValue> values, CancellationToken cancellationToken = default) =>
        await QueryAsync(statement, values, static row => row.Integer(0), cancellationToken) is [var number, ..] ? number : null;

    /// <summary>Runs one statement; answers the rows that it changed.</summary>
    public async Task<int> ExecuteAsync(MySqlCall call)
    {
        Running = call.Statement.Name;
        await using var command = new MySqlCommand { Connection = connection, Transaction = transaction };
        command.CommandText = call.Statement.Fill(command.Parameters, call.Values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Runs changes in their order, many with one wait for the server, and neighbours that insert by the same statement as one; answers the rows
    /// that all of them changed together.
    /// </summary>
    /// <remarks>
    /// Reading and planning a statement is what most of the time of single inserts goes into. It is sent as text. Prepared, it is no faster, and the
    /// server would keep it for each connection and each number of rows.
    /// </remarks>
    public async Task<int> ExecuteAllAsync(IReadOnlyList<MySqlCall> calls)
    {
        var changed = 0;
        foreach (var together in Together(calls))
        {
            using var batch = Batch(together);
            foreach (var run in Runs(together))
                batch.BatchCommands.Add(run is [var only] ? Command(only) : Insert(run));
            changed += await batch.ExecuteNonQueryAsync();
        }

        return changed;
    }

    /// <summary>Runs changes in their order; answers the rows that each one changed.</summary>
    public async Task<ImmutableArray<int>> CountEachAsync(IReadOnlyList<MySqlCall> calls)
    {
        if (calls is [var only])
            return [await ExecuteAsync(only)];
        var counts = ImmutableArray.CreateBuilder<int>(calls.Count);
        foreach (var together in Together(calls))
        {
            using var batch = Batch(together);
            foreach (var call in together)
            {
                batch.BatchCommands.Add(Command(call));
                batch.BatchCommands.Add(new MySqlBatchCommand(Changed.Text));
            }

            await using var reader = await batch.ExecuteReaderAsync();
            do
            {
                while (await reader.ReadAsync())
                    counts.Add(reader.GetInt32(0));
            }
            while (await reader.NextResultAsync());
        }

        return counts.MoveToImmutable();
    }

    /// <summary>Runs queries in their order, and changes between them, many with one wait for the server; answers the rows of all of them.</summary>
    /// <param name="queries">What is run.</param>
    /// <param name="map">Makes a value of a row; told which of the queries it is of, changes left out.</param>
    public async Task<ImmutableArray<T>> QueryAllAsync<T>(IReadOnlyList<MySqlCall> queries, Func<int, IRow, T> map)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        var index = 0;
        foreach (var together in Together(queries))
        {
            using var batch = Batch(together);
            foreach (var query in together)
                batch.BatchCommands.Add(Command(query));
            await using var reader = await batch.ExecuteReaderAsync();
            do
            {
                var row = new MySqlRow(queries[index].Statement.Name, reader);
                while (await reader.ReadAsync())
                    rows.Add(map(index, row));
                index++;
            }
            while (await reader.NextResultAsync());
        }

        return rows.ToImmutable();
    }

    /// <summary>Gives up what the transaction did so far, and begins it again on the same connection.</summary>
    public Task StartOverAsync() => ControlAsync("ROLLBACK; START TRANSACTION");

    /// <summary>Runs a text of our own without parameters: transaction control, a script.</summary>
    public async Task ControlAsync(string sql, int timeoutSeconds = 30)
    {
        Running = sql.Length > 40 ? sql[..40] : sql;
        await using var command = new MySqlCommand(sql, connection, transaction) { CommandTimeout = timeoutSeconds };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The last column of what a text of our own answers, as long as it takes.</summary>
    public async Task<ImmutableArray<string>> AskAsync(string sql)
    {
        Running = sql.Length > 40 ? sql[..40] : sql;
        await using var command = new MySqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        var answers = ImmutableArray.CreateBuilder<string>();
        while (await reader.ReadAsync())
            answers.Add(Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
        return answers.ToImmutable();
    }

    private MySqlCommand Command(string statement, object? values)
    {
        Running = statement;
        var command = new MySqlCommand { Connection = connection, Transaction = transaction };
        command.CommandText = MySqlCatalogue.Of(statement).Fill(command.Parameters, values);
        return command;
    }

    private MySqlBatch Batch(IReadOnlyList<MySqlCall> calls)
    {
        Running = string.Join(", ", calls.Select(call => call.Statement.Name).Distinct(StringComparer.Ordinal));
        return new MySqlBatch(connection, transaction);
    }

    private static MySqlBatchCommand Command(MySqlCall call)
    {
        var command = new MySqlBatchCommand();
        command.CommandText = call.Statement.Fill(command.Parameters, call.Values);
        return command;
    }

    private static MySqlBatchCommand Insert(IReadOnlyList<MySqlCall> rows)
    {
        var command = new MySqlBatchCommand();
        command.CommandText = rows[0].Statement.FillRows(command.Parameters, rows);
        return command;
    }

    /// <summary>Neighbours that one statement can insert; every other call by itself.</summary>
    private static IEnumerable<IReadOnlyList<MySqlCall>> Runs(IReadOnlyList<MySqlCall> calls)
    {
        List<MySqlCall> run = [];
        foreach (var call in calls)
        {
            if (run.Count > 0 && !(ReferenceEquals(run[0].Statement, call.Statement) && run.Count < call.Statement.MaxRows))
            {
                yield return run;
                run = [];
            }

            run.Add(call);
        }

        if (run.Count > 0)
            yield return run;
    }

    private static IEnumerable<IReadOnlyList<MySqlCall>> Together(IReadOnlyList<MySqlCall> calls)
    {
        List<MySqlCall> together = [];
        var text = 0;
        foreach (var call in calls)
        {
            var more = call.Values.Sum(value => value.Text?.Length ?? 0);
            if (together.Count == MaxTogether || (together.Count > 0 && text + more > MaxTextTogether))
            {
                yield return together;
                (together, text) = ([], 0);
            }

            together.Add(call);
            text += more;
        }

        if (together.Count > 0)
            yield return together;
    }
}
