using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using StudyMate.Facts;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>Migrations of a database file, each in its own transaction.</summary>
internal sealed class SqliteMigrations(SqliteSession session) : ISchema
{
    public string Setting => "Data:Folder";

    /// <inheritdoc cref="MigrationRunner.ApplyAsync"/>
    public static ImmutableArray<int> Apply(SqliteSession session, ImmutableArray<SqlMigration> migrations, TimeProvider time, ILogger? logger = null) =>
        // Nothing in it waits.
        MigrationRunner.ApplyAsync(new SqliteMigrations(session), migrations, time, logger, CancellationToken.None).GetAwaiter().GetResult();

    public Task<ImmutableArray<int>> AppliedAsync(CancellationToken cancellationToken)
    {
        session.Run("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;");
        var numbers = session.Scalar("SELECT group_concat(number) FROM schema_migrations") ?? "";
        return Task.FromResult<ImmutableArray<int>>(
            [.. numbers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))]);
    }

    /// <summary>The whole file, beside it: a copy that holds what was acknowledged, under its name only once it was compared and is on the disk.</summary>
    public Task<string> SaveAsync(SqlMigration migration)
    {
        var copy = Path.Combine(
            Path.GetDirectoryName(session.Scalar("SELECT file FROM pragma_database_list WHERE name = 'main'"))!,
            string.Create(CultureInfo.InvariantCulture, $"studymate-before-{migration.Number:D4}.db"));
        var partial = copy + ".partial";
        try
        {
            File.Delete(partial);
            // SQLite takes an empty file for none, and leaves its mode.
            PrivateFiles.Reserve(partial);
            session.Run($"VACUUM INTO '{partial.Replace("'", "''", StringComparison.Ordinal)}'");
            using (var saved = SqliteSession.OpenReader(partial, SqlStatements.Sqlite, new SqliteTuning()))
                Compare(saved, migration);
            using (var file = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
                file.Flush(flushToDisk: true);
            File.Move(partial, copy, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The data cannot be saved before migration {migration} (Data:Folder): {fault.Message}", fault);
        }
        finally
        {
            File.Delete(partial);
        }

        return Task.FromResult(copy);
    }

    public Task RunAsync(SqlMigration migration, DateTimeOffset now)
    {
        try
        {
            session.Run("BEGIN IMMEDIATE");
            session.Run(migration.Sql);
            session.Run(string.Create(CultureInfo.InvariantCulture,
                $"INSERT INTO schema_migrations VALUES ({migration.Number}, '{migration.Name.Replace("'", "''", StringComparison.Ordinal)}', {Micros.Of(now)})"));
            session.Run("COMMIT");
            return Task.CompletedTask;
        }
        catch (SqliteException fault)
        {
            if (session.InTransaction)
                session.Run("ROLLBACK");
            // A full disk or a damaged file is not the migration's fault, and has its own words.
            if (SqliteFault.IsOfTheFile(fault))
                throw;
            throw new StartRefusedException($"Migration {migration} failed and was undone: {fault.Message}", fault);
        }
    }

    private void Compare(SqliteSession saved, SqlMigration migration)
    {
        var tables = session.Scalar("SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")!.Split(',');
        var rows = $"SELECT {string.Join(" || ',' || ", tables.Select(table => $"(SELECT count(*) FROM \"{table}\")"))}";
        if (saved.Scalar("PRAGMA integrity_check") is not "ok" || saved.Scalar(rows) != session.Scalar(rows))
            throw new StartRefusedException($"The copy of the data before migration {migration} is not what was copied (Data:Folder); its disk may be failing.");
    }
}
