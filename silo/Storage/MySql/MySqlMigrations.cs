using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using MySqlConnector;
using StudyMate.Facts;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>
/// Migrations of a shared database. One process at a time applies them, under a lock that ends with its connection; the others wait and then find it
/// done. The server commits each change of the schema by itself, so a migration that was interrupted runs again from its beginning, over what it made.
/// </summary>
internal sealed class MySqlMigrations(MySqlSession session) : ISchema
{
    /// <summary>What a repeated change meets: a table, a column or an index that is there already, or gone already.</summary>
    private static readonly MySqlErrorCode[] DoneAlready =
        [MySqlErrorCode.TableExists, MySqlErrorCode.DuplicateFieldName, MySqlErrorCode.DuplicateKeyName, MySqlErrorCode.CannotDropFieldOrKey];

    public string Setting => DatabaseOptions.ConnectionStringKey;

    /// <inheritdoc cref="MigrationRunner.ApplyAsync"/>
    /// <exception cref="StartRefusedException">Also: another process does not finish.</exception>
    public static async Task<ImmutableArray<int>> ApplyAsync(
        MySqlSession session, ImmutableArray<SqlMigration> migrations, TimeSpan patience, TimeProvider time, ILogger? logger, CancellationToken cancellationToken)
    {
        await LockAsync(session, patience, time, cancellationToken);
        try
        {
            return await MigrationRunner.ApplyAsync(new MySqlMigrations(session), migrations, time, logger, cancellationToken);
        }
        finally
        {
            if (session.IsConnected)
                await session.NumberAsync("Schema/Unlock", [], CancellationToken.None);
        }
    }

    public async Task<ImmutableArray<int>> AppliedAsync(CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(Statement.Of("Schema/Create"));
        return await session.QueryAsync("Schema/Applied", null, static row => (int)row.Integer(0), cancellationToken);
    }

    /// <summary>The tables themselves, beside them. Whoever writes to one waits until its copy was compared.</summary>
    public async Task<string> SaveAsync(SqlMigration migration)
    {
        var copies = new List<string>();
        foreach (var table in migration.Losing)
        {
            var copy = string.Create(CultureInfo.InvariantCulture, $"before_{migration.Number:D4}_{table}");
            copies.Add(copy);
            // Complete, and of an attempt that was interrupted: what the table holds now may no longer be what it held.
            if (await session.AskAsync($"SHOW TABLES LIKE '{copy}'") is [_, ..])
                continue;
            await session.ControlAsync($"DROP TABLE IF EXISTS {copy}_new; CREATE TABLE {copy}_new LIKE {table}");
            var columns = string.Join(", ", await session.AskAsync(
                $"SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '{table}' AND COALESCE(generation_expression, '') = ''"));
            await session.ControlAsync(
                $"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; START TRANSACTION; INSERT INTO {copy}_new ({columns}) SELECT {columns} FROM {table}", timeoutSeconds: 0);
            var sums = await session.AskAsync($"CHECKSUM TABLE {table}, {copy}_new");
            await session.ControlAsync("COMMIT");
            if (sums is not [var sum, var copied] || sum != copied)
                throw new StartRefusedException($"The copy of '{table}' before migration {migration} is not what was copied ({Setting}); the server's disk may be failing.");
            await session.ControlAsync($"RENAME TABLE {copy}_new TO {copy}");
        }

        return string.Join(", ", copies);
    }

    public async Task RunAsync(SqlMigration migration, DateTimeOffset now)
    {
        try
        {
            foreach (var statement in SqlScript.Split(migration.Sql))
                await RunAsync(statement);
            await session.ExecuteAsync(Statement.Of("Schema/Record", ("number", migration.Number), ("name", migration.Name), ("appliedAt", Micros.Of(now))));
        }
        catch (MySqlException fault)
        {
            throw new StartRefusedException($"Migration {migration} of the database of {Setting} failed; it is repeated at the next start: {fault.Message}", fault);
        }
    }

    private static async Task LockAsync(MySqlSession session, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        // In short waits: a command that waits for long would be given up by the connector.
        while (await session.NumberAsync("Schema/Lock", [("seconds", 1)], cancellationToken) != 1)
        {
            if (time.GetElapsedTime(began) > patience)
            {
                throw new StartRefusedException(
                    $"Another process has been changing the database of {DatabaseOptions.ConnectionStringKey} for {patience.TotalSeconds:0} s; start again when it is done.");
            }
        }
    }

    private async Task RunAsync(string statement)
    {
        try
        {
            // As long as it takes: a large table is rebuilt.
            await session.ControlAsync(statement, timeoutSeconds: 0);
        }
        catch (MySqlException fault) when (DoneAlready.Contains(fault.ErrorCode))
        {
            // An interrupted attempt came this far.
        }
    }
}
