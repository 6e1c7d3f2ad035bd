using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>What only SQLite has: the folder, its file, its pragmas.</summary>
public sealed class DatabaseTests
{
    [Fact]
    public void A_second_process_on_the_same_folder_is_refused_in_one_line()
    {
        using var first = new SqliteFixture();
        using var second = new SqliteFixture(first.Path, open: false);

        var refused = FluentActions.Invoking(second.Database.Open).Should().ThrowExactly<StartRefusedException>().Which;

        refused.Message.Should().Contain("in use by another StudyMate process");
        refused.Message.Should().Contain("Data:Folder");
        refused.Message.Should().NotContain("\n");
    }

    [Fact]
    public void The_folder_is_made_for_its_owner_only()
    {
        using var parent = new TempFolder();
        using var storage = new SqliteFixture(parent.File("new"));

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(storage.Path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_naming_the_setting()
    {
        using var parent = new TempFolder();
        File.WriteAllText(parent.File("file"), "");
        using var storage = new SqliteFixture(Path.Combine(parent.File("file"), "data"), open: false);

        FluentActions.Invoking(storage.Database.Open).Should().ThrowExactly<StartRefusedException>().Which.Message.Should().Contain("Data:Folder");
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File(SqliteDatabase.FileName), new string('x', 8192));
        using var storage = new SqliteFixture(folder.Path, open: false);

        FluentActions.Invoking(storage.Database.Open).Should().ThrowExactly<StartRefusedException>().Which.Message.Should().Contain("cannot be opened");
    }

    [Fact]
    public void Migrations_are_applied_once()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);

        SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, TimeProvider.System).Should().Equal(SqlStatements.Sqlite.Migrations.Select(migration => migration.Number));
        SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, TimeProvider.System).Should().BeEmpty();
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);
        var future = new SqlMigration(9999, "future", "CREATE TABLE future (id INTEGER)");
        SqliteMigrations.Apply(session, [.. SqlStatements.Sqlite.Migrations, future], TimeProvider.System);

        var refused = FluentActions.Invoking(() => SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, TimeProvider.System))
            .Should().ThrowExactly<StartRefusedException>().Which;

        refused.Message.Should().Contain("9999");
    }

    [Fact]
    public void A_failed_migration_leaves_nothing_behind()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);
        var half = new SqlMigration(1, "half", "CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER)");

        FluentActions.Invoking(() => SqliteMigrations.Apply(session, [half], TimeProvider.System)).Should().ThrowExactly<StartRefusedException>();

        session.Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").Should().Be("0");
        session.Scalar("SELECT count(*) FROM schema_migrations").Should().Be("0");
    }

    [Fact]
    public void What_a_migration_takes_away_is_kept_as_it_was()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);
        SqliteMigrations.Apply(session, [Made], TimeProvider.System);
        session.Run("INSERT INTO t VALUES (1, 'kept')");

        SqliteMigrations.Apply(session, [Made, Taken], TimeProvider.System);

        session.Scalar("SELECT b FROM t").Should().BeNull();
        using var copy = SqliteSession.OpenReader(folder.File("studymate-before-0002.db"), SqlStatements.Sqlite, new SqliteTuning());
        copy.Scalar("SELECT b FROM t").Should().Be("kept");
        copy.Scalar("SELECT max(number) FROM schema_migrations").Should().Be("1");
        Directory.EnumerateFiles(folder.Path, "*.partial*").Should().BeEmpty();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(folder.File("studymate-before-0002.db")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_new_database_has_nothing_to_keep()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);

        SqliteMigrations.Apply(session, [Made, Taken], TimeProvider.System);

        Directory.EnumerateFiles(folder.Path, "studymate-before*").Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_taken_away_that_could_not_be_kept()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);
        SqliteMigrations.Apply(session, [Made], TimeProvider.System);
        session.Run("INSERT INTO t VALUES (1, 'kept')");
        Directory.CreateDirectory(folder.File("studymate-before-0002.db"));

        var refused = FluentActions.Invoking(() => SqliteMigrations.Apply(session, [Made, Taken], TimeProvider.System)).Should().ThrowExactly<StartRefusedException>().Which;

        refused.Message.Should().Contain("0002_taken");
        session.Scalar("SELECT b FROM t").Should().Be("kept");
        session.Scalar("SELECT max(number) FROM schema_migrations").Should().Be("1");
    }

    [Fact]
    public void Every_statement_compiles_against_the_migrated_schema()
    {
        using var folder = new TempFolder();
        using var session = Session(folder);
        SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, TimeProvider.System);

        var faults = SqlStatements.Sqlite.Names.Select(name => Record.Exception(() => session.Prepare(name))?.Message).Where(message => message is not null);

        faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_conflict_names_the_version_that_is_stored_and_the_one_that_was_expected()
    {
        using var storage = new SqliteFixture();
        var records = new SqliteGrainStorage(storage.Database, new RecordSerializer([new DefaultJsonTypeInfoResolver()]));
        var (grain, one, two) = (GrainId.Create("thing", "school/one"), new GrainState<Thing>(new Thing("a")), new GrainState<Thing>(new Thing("b")));
        await records.WriteStateAsync("record", grain, one);
        await records.WriteStateAsync("record", grain, one);
        two.ETag = "1";

        var stale = (await FluentActions.Awaiting(() => records.WriteStateAsync("record", grain, two)).Should().ThrowExactlyAsync<InconsistentStateException>()).Which;

        (stale.StoredEtag, stale.CurrentEtag).Should().Be(("2", "1"));
    }

    [Fact]
    public async Task Readers_cannot_write()
    {
        using var storage = new SqliteFixture();

        await FluentActions.Awaiting(() => storage.Rows.QueryAsync<long>("Reminders/DeleteAll")).Should().ThrowExactlyAsync<SqliteException>();
    }

    private sealed record Thing(string Name);

    private static readonly SqlMigration Made = new(1, "made", "CREATE TABLE t (a INTEGER, b TEXT)");

    private static readonly SqlMigration Taken = new(2, "taken", "-- Cannot be undone: t\nUPDATE t SET b = NULL");

    private static SqliteSession Session(TempFolder folder) => SqliteSession.OpenWriter(folder.File("test.db"), SqlStatements.Sqlite, new SqliteTuning());
}
