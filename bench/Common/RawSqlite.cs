using StudyMate.Storage;

namespace StudyMate.Bench;

/// <summary>What a figure is compared with: SQLite with the product's own tables and pragmas, and nothing else.</summary>
internal static class RawSqlite
{
    /// <summary>Opens the file in a folder, which is made where there is none.</summary>
    public static SqliteSession Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var session = SqliteSession.OpenWriter(Path.Combine(folder, SqliteDatabase.FileName), SqlStatements.Sqlite, new SqliteTuning());
        SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, TimeProvider.System);
        return session;
    }
}
