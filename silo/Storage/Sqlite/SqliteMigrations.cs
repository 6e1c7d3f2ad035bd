using System.Collections.Immutable;
using System.Globalization;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>Brings a database up to this version of the program, once per migration, each in its own transaction.</summary>
internal static class SqliteMigrations
{
    /// <summary>Applies what is missing; answers the numbers applied now.</summary>
    /// <exception cref="StartRefusedException">The database was made by a newer version, or a migration failed and was undone.</exception>
    public static ImmutableArray<int> Apply(SqliteSession session, ImmutableArray<SqlMigration> migrations, TimeProvider time)
    {
        session.Run("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;");
        var applied = Applied(session);
        var known = migrations.Select(migration => migration.Number).ToHashSet();
        if (applied.Where(number => !known.Contains(number)).Order().ToArray() is [var unknown, ..])
        {
            throw new StartRefusedException(
                $"The database (Data:Folder) was written by another version of StudyMate: it has migration {unknown:D4}, which this version does not know. Start that version, or restore a backup.");
        }

        var now = ImmutableArray.CreateBuilder<int>();
        foreach (var migration in migrations.Where(migration => !applied.Contains(migration.Number)))
        {
            ApplyOne(session, migration, time);
            now.Add(migration.Number);
        }

        return now.ToImmutable();
    }

    private static HashSet<int> Applied(SqliteSession session)
    {
        var numbers = session.Scalar("SELECT group_concat(number) FROM schema_migrations") ?? "";
        return [.. numbers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static void ApplyOne(SqliteSession session, SqlMigration migration, TimeProvider time)
    {
        try
        {
            session.Run("BEGIN IMMEDIATE");
            session.Run(migration.Sql);
            session.Run(string.Create(CultureInfo.InvariantCulture,
                $"INSERT INTO schema_migrations VALUES ({migration.Number}, '{migration.Name.Replace("'", "''", StringComparison.Ordinal)}', {Facts.Micros.Of(time.GetUtcNow())})"));
            session.Run("COMMIT");
        }
        catch (Microsoft.Data.Sqlite.SqliteException fault)
        {
            if (session.InTransaction)
                session.Run("ROLLBACK");
            // A full disk or a damaged file is not the migration's fault, and has its own words.
            if (SqliteFault.IsOfTheFile(fault))
                throw;
            throw new StartRefusedException($"Migration {migration.Number:D4}_{migration.Name} failed and was undone: {fault.Message}", fault);
        }
    }
}
