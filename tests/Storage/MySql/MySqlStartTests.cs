using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MySqlConnector;
using StudyMate.Facts;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>What a start makes of an empty database, and what it refuses, in one line that names the setting.</summary>
public sealed class MySqlStartTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.Create();

    public void Dispose() => _database.Dispose();

    [MariaDbTheory]
    [InlineData("", "is not set")]
    [InlineData("studymate", "cannot be read")]
    [InlineData("Server=db;Database=studymate;Sekret=hunter2", "cannot be read")]
    [InlineData("Server=db;User ID=studymate;Password=hunter2", "names no database")]
    [InlineData("Database=studymate;Password=hunter2", "names no server")]
    public async Task A_connection_string_that_cannot_be_used_is_refused_without_repeating_it(string configured, string reason)
    {
        using var host = MySqlFixture.Build(configured);

        var refused = (await FluentActions.Awaiting(host.CheckStartAsync).Should().ThrowExactlyAsync<OptionsValidationException>()).Which;

        var line = refused.Failures.Should().ContainSingle().Subject;
        line.Should().Contain("Database:ConnectionString");
        line.Should().Contain(reason);
        line.Should().NotContain("hunter2");
    }

    [MariaDbFact]
    public Task A_server_that_does_not_answer_is_refused_after_a_while() =>
        RefusedAsync("Server=127.0.0.1;Port=1;User ID=root;Password=hunter2;Database=studymate", "no answer within 1 s");

    [MariaDbFact]
    public Task A_wrong_password_is_refused() =>
        RefusedAsync(_database.ConnectionString.Replace("User ID=root", "User ID=stranger;Password=hunter2", StringComparison.Ordinal), "Access denied");

    [MariaDbFact]
    public Task A_database_that_does_not_exist_is_refused() =>
        RefusedAsync(_database.ConnectionString + "_missing", "Unknown database");

    [MariaDbFact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        using (var storage = MySqlFixture.Build(_database.ConnectionString))
            await storage.CheckStartAsync();
        await RunAsync(session => session.ExecuteAsync(Statement.Of("Schema/Record", ("number", 9999), ("name", "future"), ("appliedAt", 1))));

        await RefusedAsync(_database.ConnectionString, "9999");
    }

    [MariaDbTheory]
    [InlineData("8.0.36", 1, true, 1, null)]
    [InlineData("8.4.0-commercial", 1, true, 1, null)]
    [InlineData("10.6.18-MariaDB-log", 1, true, 1, null)]
    [InlineData("11.4.2-MariaDB", 1, false, 0, null)]
    [InlineData("5.7.44", 1, true, 1, "MySQL 5.7.44")]
    [InlineData("10.5.25-MariaDB", 1, true, 1, "MariaDB 10.5.25")]
    [InlineData("unknown", 1, true, 1, "unknown")]
    [InlineData("8.0.36", 2, true, 1, "innodb_flush_log_at_trx_commit is 2")]
    [InlineData("10.11.6-MariaDB", 0, true, 1, "innodb_flush_log_at_trx_commit is 0")]
    [InlineData("8.0.36", 1, true, 0, "sync_binlog is 0")]
    public void A_server_that_is_too_old_or_not_durable_is_refused(string version, int flushLog, bool binaryLog, int syncBinlog, string? reason)
    {
        var refusal = new MySqlServer(version, flushLog, binaryLog, syncBinlog).Refusal();

        if (reason is null)
            refusal.Should().BeNull();
        else
            refusal.Should().Contain(reason);
    }

    [MariaDbFact]
    public async Task An_empty_database_comes_up_however_many_start_at_once()
    {
        var hosts = Enumerable.Range(0, 4).Select(_ => MySqlFixture.Build(_database.ConnectionString)).ToArray();

        await Task.WhenAll(hosts.Select(host => Task.Run(host.CheckStartAsync)));

        foreach (var host in hosts)
            host.Dispose();
        (await AppliedAsync()).Should().Equal(MySqlCatalogue.Migrations.Select(migration => (long)migration.Number).Order());
        (await AppliedAsync()).Should().Contain(9001);
    }

    [MariaDbFact]
    public async Task Migrations_are_applied_once()
    {
        (await ApplyAsync()).Should().Equal(MySqlCatalogue.Migrations.Select(migration => migration.Number));
        (await ApplyAsync()).Should().BeEmpty();
    }

    /// <summary>The server ends a transaction at each change of the schema: whoever was interrupted left a part behind.</summary>
    [MariaDbFact]
    public async Task A_migration_that_was_interrupted_runs_again_over_what_it_made()
    {
        await ApplyAsync();
        await RunAsync(session => session.ExecuteAsync(StorageFixture.KeyRow("kept", "owner")));
        await RunAsync(async session => { await session.ControlAsync("DELETE FROM schema_migrations"); return 0; });

        (await ApplyAsync()).Length.Should().Be(MySqlCatalogue.Migrations.Length);

        var owners = await RunAsync(session => session.QueryAsync(
            "Keys/Find", new { tenant = "school", kind = "test", value = "kept" }, row => row.Text(0), CancellationToken.None));
        owners.Should().Equal("owner");
    }

    [MariaDbFact]
    public async Task A_change_that_was_made_already_is_not_made_again()
    {
        var change = new SqlMigration(1, "change", "CREATE TABLE t (a INT);\nALTER TABLE t ADD COLUMN b INT;\nALTER TABLE t ADD KEY by_b (b);\nALTER TABLE t DROP COLUMN a;\n");

        (await ApplyAsync(change)).Should().Equal(1);
        await RunAsync(async session => { await session.ControlAsync("DELETE FROM schema_migrations"); return 0; });

        (await ApplyAsync(change)).Should().Equal(1);
    }

    [MariaDbFact]
    public async Task A_migration_that_fails_is_refused_and_not_recorded()
    {
        var refused = (await FluentActions.Awaiting(() => ApplyAsync(new SqlMigration(7, "broken", "CREATE NONSENSE"))).Should().ThrowExactlyAsync<StartRefusedException>()).Which;

        refused.Message.Should().Contain("0007_broken");
        refused.Message.Should().Contain("Database:ConnectionString");
        (await AppliedAsync()).Should().BeEmpty();
    }

    [MariaDbFact]
    public async Task What_a_migration_takes_away_is_kept_as_it_was_even_when_it_is_interrupted()
    {
        var made = new SqlMigration(1, "made", "CREATE TABLE t (a INT PRIMARY KEY, b INT, c INT GENERATED ALWAYS AS (b + 1) STORED)");
        var taken = new SqlMigration(2, "taken", "-- Cannot be undone: t\nUPDATE t SET b = 0;\nCREATE NONSENSE;");
        await ApplyAsync(made);
        await RunAsync(async session => { await session.ControlAsync("INSERT INTO t (a, b) VALUES (1, 10), (2, 20)"); return 0; });

        await FluentActions.Awaiting(() => ApplyAsync(made, taken)).Should().ThrowExactlyAsync<StartRefusedException>();
        (await RunAsync(session => session.AskAsync("SELECT b FROM t"))).Should().Equal("0", "0");
        (await ApplyAsync(made, taken with { Sql = taken.Sql.Replace("CREATE NONSENSE", "ALTER TABLE t DROP COLUMN c", StringComparison.Ordinal) })).Should().Equal(2);

        (await RunAsync(session => session.AskAsync("SELECT c FROM before_0002_t ORDER BY a"))).Should().Equal("11", "21");
        (await RunAsync(session => session.AskAsync("SHOW TABLES LIKE '%\\_new'"))).Should().BeEmpty();
    }

    [MariaDbFact]
    public async Task A_new_database_has_nothing_to_keep()
    {
        await ApplyAsync(new SqlMigration(1, "made", "CREATE TABLE t (a INT)"), new SqlMigration(2, "taken", "-- Cannot be undone: t\nDELETE FROM t"));

        (await RunAsync(session => session.AskAsync("SHOW TABLES LIKE 'before%'"))).Should().BeEmpty();
    }

    private static async Task RefusedAsync(string connectionString, string reason)
    {
        using var host = MySqlFixture.Build(connectionString, ("Database:StartPatienceSeconds", "1"));

        var refused = (await FluentActions.Awaiting(host.CheckStartAsync).Should().ThrowExactlyAsync<StartRefusedException>()).Which;

        refused.Message.Should().Contain("Database:ConnectionString");
        refused.Message.Should().Contain(reason);
        refused.Message.Should().NotContain("hunter2");
        refused.Message.Should().NotContain("\n");
    }

    private Task<ImmutableArray<int>> ApplyAsync(params SqlMigration[] migrations) => RunAsync(session => MySqlMigrations.ApplyAsync(
        session, migrations is [] ? MySqlCatalogue.Migrations : [.. migrations], TimeSpan.FromSeconds(10), TimeProvider.System, logger: null, CancellationToken.None));

    private Task<ImmutableArray<long>> AppliedAsync() =>
        RunAsync(session => session.QueryAsync("Schema/Applied", null, row => row.Integer(0), CancellationToken.None));

    private async Task<T> RunAsync<T>(Func<MySqlSession, Task<T>> work)
    {
        await using var connection = new MySqlConnection(_database.ConnectionString + ";UseAffectedRows=true;Pooling=false");
        await connection.OpenAsync();
        return await work(new MySqlSession(connection, null));
    }
}
