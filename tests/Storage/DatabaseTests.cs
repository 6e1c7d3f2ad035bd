using Microsoft.Data.Sqlite;
using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

public sealed class DatabaseTests
{
    [Fact]
    public void A_second_process_on_the_same_folder_is_refused_in_one_line()
    {
        using var first = new StorageFixture();
        using var second = new StorageFixture(first.Path, open: false);

        var refused = Assert.Throws<StartRefusedException>(second.Database.Open);

        Assert.Contains("in use by another StudyMate process", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Data:Folder", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_folder_that_was_closed_can_be_opened_again_with_what_it_held()
    {
        using var folder = new TempFolder();
        using (var first = new StorageFixture(folder.Path))
            await first.Facts.AppendAsync("school", 0, [StorageFixture.Appending(StorageFixture.NewFact("a"))]);

        using var second = new StorageFixture(folder.Path);

        Assert.Equal(1, await second.Facts.GetHeadAsync("school"));
    }

    [Fact]
    public void The_folder_is_made_for_its_owner_only()
    {
        using var parent = new TempFolder();
        using var storage = new StorageFixture(parent.File("new"));

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(storage.Path));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_naming_the_setting()
    {
        using var parent = new TempFolder();
        File.WriteAllText(parent.File("file"), "");
        using var storage = new StorageFixture(Path.Combine(parent.File("file"), "data"), open: false);

        Assert.Contains("Data:Folder", Assert.Throws<StartRefusedException>(storage.Database.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File(SqliteDatabase.FileName), new string('x', 8192));
        using var storage = new StorageFixture(folder.Path, open: false);

        Assert.Contains("cannot be opened", Assert.Throws<StartRefusedException>(storage.Database.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrations_are_applied_once()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);

        Assert.Equal(
            SqlStatements.Sqlite.Migrations.Select(migration => migration.Number),
            SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, TimeProvider.System));
        Assert.Empty(SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, TimeProvider.System));
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);
        var future = new SqlMigration(9999, "future", "CREATE TABLE future (id INTEGER)");
        SqliteMigrations.Apply(session, [.. SqlStatements.Sqlite.Migrations, future], TimeProvider.System);

        var refused = Assert.Throws<StartRefusedException>(() => SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, TimeProvider.System));

        Assert.Contains("9999", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_migration_leaves_nothing_behind()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);
        var half = new SqlMigration(1, "half", "CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER)");

        Assert.Throws<StartRefusedException>(() => SqliteMigrations.Apply(session, [half], TimeProvider.System));

        Assert.Equal("0", session.Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"));
        Assert.Equal("0", session.Scalar("SELECT count(*) FROM schema_migrations"));
    }

    [Fact]
    public void Every_statement_compiles_against_the_migrated_schema()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);
        SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, TimeProvider.System);

        var faults = SqlStatements.Sqlite.Names.Select(name => Record.Exception(() => session.Prepare(name))?.Message).Where(message => message is not null);

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Readers_cannot_write()
    {
        using var storage = new StorageFixture();

        await Assert.ThrowsAsync<SqliteException>(() => storage.Rows.QueryAsync<long>("Reminders/DeleteAll"));
    }

    [Fact]
    public async Task The_health_probe_writes_and_reads_back()
    {
        using var storage = new StorageFixture();

        var first = await storage.Health.ProbeAsync();
        var second = await storage.Health.ProbeAsync();

        Assert.True(first.FreeDiskBytes > 0);
        Assert.True(second.WriteMilliseconds >= 0);
    }

    private static SqliteSession Session(TempFolder folder) => SqliteSession.OpenWriter(folder.File("test.db"), SqlStatements.Sqlite, new SqliteTuning());
}
