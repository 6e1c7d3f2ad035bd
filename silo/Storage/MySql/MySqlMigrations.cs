using System.Collections.Immutable;
using System.Globalization;
using MySqlConnector;
using StudyMate.Facts;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>
/// Brings a database up to this version of the program. One process at a time does so, under a lock that ends with its connection; the
/// others wait and then find it done. The server commits each change of the schema by itself, so a migration that was interrupted runs
/// again from its beginning, over what it made.
/// </summary>
internal static class MySqlMigrations
{
    /// <summary>What a repeated change meets: a table, a column or an index that is there already, or gone already.</summary>
    private static readonly MySqlErrorCode[] DoneAlready =
        [MySqlErrorCode.TableExists, MySqlErrorCode.DuplicateFieldName, MySqlErrorCode.DuplicateKeyName, MySqlErrorCode.CannotDropFieldOrKey];

    /// <summary>Applies what is missing; answers the numbers applied now.</summary>
    /// <exception cref="StartRefusedException">The database was made by a newer version, another process does not finish, or a migration failed.</exception>
    public static async Task<ImmutableArray<int>> ApplyAsync(
        MySqlSession session, ImmutableArray<SqlMigration> migrations, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        await LockAsync(session, patience, time, cancellationToken);
        try
        {
            return await ApplyMissingAsync(session, migrations, time, cancellationToken);
        }
        finally
        {
            if (session.IsConnected)
                await session.NumberAsync("Schema/Unlock", [], CancellationToken.None);
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

    private static async Task<ImmutableArray<int>> ApplyMissingAsync(
        MySqlSession session, ImmutableArray<SqlMigration> migrations, TimeProvider time, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(Statement.Of("Schema/Create"));
        var applied = await session.QueryAsync("Schema/Applied", null, static row => (int)row.Integer(0), cancellationToken);
        if (applied.Except(migrations.Select(migration => migration.Number)).Order().ToArray() is [var unknown, ..])
        {
            throw new StartRefusedException(
                $"The database of {DatabaseOptions.ConnectionStringKey} was written by another version of StudyMate: it has migration {unknown:D4}, "
                + "which this version does not know. Start that version, or restore a backup.");
        }

        var now = ImmutableArray.CreateBuilder<int>();
        foreach (var migration in migrations.Where(migration => !applied.Contains(migration.Number)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await ApplyOneAsync(session, migration, time);
            now.Add(migration.Number);
        }

        return now.ToImmutable();
    }

    private static async Task ApplyOneAsync(MySqlSession session, SqlMigration migration, TimeProvider time)
    {
        try
        {
            foreach (var statement in SqlScript.Split(migration.Sql))
                await RunAsync(session, statement);
            await session.ExecuteAsync(Statement.Of(
                "Schema/Record", ("number", migration.Number), ("name", migration.Name), ("appliedAt", Micros.Of(time.GetUtcNow()))));
        }
        catch (MySqlException fault)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{migration.Number:D4}_{migration.Name}");
            throw new StartRefusedException(
                $"Migration {name} of the database of {DatabaseOptions.ConnectionStringKey} failed; it is repeated at the next start: {fault.Message}", fault);
        }
    }

    private static async Task RunAsync(MySqlSession session, string statement)
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
