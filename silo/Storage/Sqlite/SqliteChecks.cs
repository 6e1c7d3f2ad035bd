using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using StudyMate.Facts;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>What must hold of a database file before anything is promised on it; each refusal is one line that names the setting.</summary>
internal static class SqliteChecks
{
    /// <summary>Clocks of two machines may differ, and a folder may move between them.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    /// <summary>The refusal for a file that cannot be opened or brought up to date.</summary>
    public static StartRefusedException Refuse(string path, SqliteException fault) => new(
        fault.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => $"The disk of the database '{path}' is full (Data:Folder). Make room; nothing was lost.",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
                $"The database '{path}' cannot be opened: it is damaged, or no database at all (Data:Folder). Put the file aside and restore a backup.",
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM =>
                $"The database '{path}' cannot be opened for writing by this user; see who owns it and its folder (Data:Folder): {fault.Message}",
            raw.SQLITE_BUSY => $"The database '{path}' is held by another program, such as a backup tool (Data:Folder).",
            raw.SQLITE_IOERR => $"The database '{path}' cannot be opened: its disk fails, or does not let it grow (Data:Folder): {fault.Message}",
            _ => $"The database '{path}' cannot be opened (Data:Folder): {fault.Message}",
        },
        fault);

    /// <summary>A database of another program must not be given our tables.</summary>
    /// <exception cref="StartRefusedException">It is one.</exception>
    public static void RefuseForeign(SqliteSession session)
    {
        if (session.Scalar("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' LIMIT 1") is { } table
            && session.Scalar("SELECT name FROM sqlite_schema WHERE name = 'schema_migrations'") is null)
        {
            throw new StartRefusedException($"The database is another program's: it has a table '{table}' and none of StudyMate's. Choose another folder (Data:Folder).");
        }
    }

    /// <summary>What was asked for is not always what is: a file system without shared memory refuses WAL, a build may lower the sync level.</summary>
    /// <exception cref="StartRefusedException">Acknowledged work could be lost.</exception>
    public static void RefuseVolatile(SqliteSession session)
    {
        const int Full = 2;
        if (!string.Equals(session.Scalar("PRAGMA journal_mode"), "wal", StringComparison.OrdinalIgnoreCase))
            throw new StartRefusedException("The database cannot use a write-ahead log here; put Data:Folder on a local disk.");
        if (!int.TryParse(session.Scalar("PRAGMA synchronous"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level < Full)
            throw new StartRefusedException("The database does not wait for the disk (synchronous is below FULL); acknowledged work could be lost. Put Data:Folder on another disk.");
    }

    /// <summary>A clock before the day on which the database was made or upgraded is wrong, and everything written by it would be.</summary>
    /// <exception cref="StartRefusedException">It is so.</exception>
    public static void RefuseWrongClock(SqliteSession session, DateTimeOffset now)
    {
        if (!long.TryParse(session.Scalar("SELECT max(applied_at) FROM schema_migrations"), NumberStyles.None, CultureInfo.InvariantCulture, out var micros))
            return;
        var made = Micros.ToInstant(micros);
        if (now < made - ClockTolerance)
        {
            throw new StartRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The clock of this machine says {now:yyyy-MM-dd HH:mm} UTC, but the database in Data:Folder was made or upgraded on {made:yyyy-MM-dd}. Set the clock."));
        }
    }
}
