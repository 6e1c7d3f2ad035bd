using System.Collections.Immutable;
using System.Data;
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
    /// <param name="values">A row change's parameters, or an object's properties.</param>
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
    public async Task<long?> NumberAsync(string statement, ImmutableArray<RowParameter> values, CancellationToken cancellationToken = default) =>
        await QueryAsync(statement, values, static row => row.Integer(0), cancellationToken) is [var number, ..] ? number : null;

    /// <summary>Runs one statement; answers the rows that it changed.</summary>
    public async Task<int> ExecuteAsync(RowChange change)
    {
        await using var command = Command(change.Statement, change.Parameters);
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
    public async Task<int> ExecuteAllAsync(IReadOnlyList<RowChange> changes)
    {
        var changed = 0;
        foreach (var together in Together(changes))
        {
            using var batch = Batch(together);
            foreach (var run in Runs(together))
                batch.BatchCommands.Add(run is [var only] ? Command(only) : Insert(run));
            changed += await batch.ExecuteNonQueryAsync();
        }

        return changed;
    }

    /// <summary>Runs changes in their order; answers the rows that each one changed.</summary>
    public async Task<ImmutableArray<int>> CountEachAsync(IReadOnlyList<RowChange> changes)
    {
        if (changes is [var only])
            return [await ExecuteAsync(only)];
        var counts = ImmutableArray.CreateBuilder<int>(changes.Count);
        foreach (var together in Together(changes))
        {
            using var batch = Batch(together);
            foreach (var change in together)
            {
                batch.BatchCommands.Add(Command(change));
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
    public async Task<ImmutableArray<T>> QueryAllAsync<T>(IReadOnlyList<RowChange> queries, Func<int, IRow, T> map)
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
                var row = new MySqlRow(queries[index].Statement, reader);
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

    private MySqlCommand Command(string statement, object? values)
    {
        Running = statement;
        var command = new MySqlCommand { Connection = connection, Transaction = transaction };
        command.CommandText = MySqlCatalogue.Of(statement).Fill(command.Parameters, values);
        return command;
    }

    private MySqlBatch Batch(IReadOnlyList<RowChange> changes)
    {
        Running = string.Join(" ", changes.Select(change => change.Statement).Distinct(StringComparer.Ordinal));
        return new MySqlBatch(connection, transaction);
    }

    private static MySqlBatchCommand Command(RowChange change)
    {
        var command = new MySqlBatchCommand();
        command.CommandText = MySqlCatalogue.Of(change.Statement).Fill(command.Parameters, change.Parameters);
        return command;
    }

    private static MySqlBatchCommand Insert(IReadOnlyList<RowChange> rows)
    {
        var command = new MySqlBatchCommand();
        command.CommandText = MySqlCatalogue.Of(rows[0].Statement).FillRows(command.Parameters, rows);
        return command;
    }

    /// <summary>Neighbours that one statement can insert; every other change by itself.</summary>
    private static IEnumerable<IReadOnlyList<RowChange>> Runs(IReadOnlyList<RowChange> changes)
    {
        List<RowChange> run = [];
        foreach (var change in changes)
        {
            if (run.Count > 0 && !(string.Equals(run[0].Statement, change.Statement, StringComparison.Ordinal)
                && run.Count < MySqlCatalogue.Of(change.Statement).MaxRows))
            {
                yield return run;
                run = [];
            }

            run.Add(change);
        }

        if (run.Count > 0)
            yield return run;
    }

    private static IEnumerable<IReadOnlyList<RowChange>> Together(IReadOnlyList<RowChange> changes)
    {
        List<RowChange> together = [];
        var text = 0;
        foreach (var change in changes)
        {
            var more = change.Parameters.Sum(parameter => parameter.Text?.Length ?? 0);
            if (together.Count == MaxTogether || (together.Count > 0 && text + more > MaxTextTogether))
            {
                yield return together;
                (together, text) = ([], 0);
            }

            together.Add(change);
            text += more;
        }

        if (together.Count > 0)
            yield return together;
    }
}
