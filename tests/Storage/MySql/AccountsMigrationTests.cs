using MySqlConnector;

namespace StudyMate.Storage;

/// <summary>Migration 0022 on a server says of members and accounts what it says on a file; there <c>SplitAccountsTests</c> goes on to the records.</summary>
public sealed class AccountsMigrationTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.Create();

    public void Dispose() => _database.Dispose();

    [MariaDbFact]
    public async Task Accounts_with_one_school_stay_and_the_others_wait()
    {
        await using var connection = new MySqlConnection(_database.ConnectionString + ";UseAffectedRows=true;Pooling=false");
        await connection.OpenAsync();
        var session = new MySqlSession(connection, null);
        await ApplyAsync(session, before: 22);
        await session.ControlAsync("""
            INSERT INTO staff (tenant, id, first_name, last_name, email, search, role, status) VALUES
              ('a', 'solo', 'C', 'D', 'solo@a.example', '', 'admin', 'active'), ('a', 'invited', 'C', 'D', 'invited@a.example', '', 'teacher', 'pending'),
              ('a', 'shared', 'C', 'D', 'shared@a.example', '', 'teacher', 'active'), ('b', 'shared', 'C', 'D', 'shared@a.example', '', 'admin', 'inactive'),
              ('platform', 'root', 'C', 'D', 'root@p.example', '', 'platform_admin', 'active');
            INSERT INTO unique_keys (tenant, kind, value, owner) VALUES ('platform', 'email', 'solo@a.example', 'solo'), ('platform', 'demo', 'done', 'demo')
            """);

        await ApplyAsync(session, before: int.MaxValue);

        (await session.AskAsync("SELECT CONCAT(tenant, ' ', id, ' ', email) FROM accounts")).Should().Equal("platform solo solo@a.example");
        (await session.AskAsync("SELECT CONCAT(tenant, ' ', id, ' ', status) FROM staff ORDER BY tenant, id")).Should().Equal(
            "a invited pending", "a shared pending", "a solo active", "b shared inactive", "platform root pending");
        (await session.AskAsync("SELECT CONCAT(tenant, ' ', kind, ' ', value, ' ', owner) FROM unique_keys ORDER BY tenant, kind, value")).Should().Equal(
            "a staff-email invited@a.example invited", "a staff-email shared@a.example shared", "a staff-email solo@a.example solo",
            "b staff-email shared@a.example shared", "platform demo done demo", "platform staff-email root@p.example root");
        (await session.AskAsync("SELECT status FROM before_0022_staff WHERE tenant = 'platform'")).Should().Equal("active");
    }

    private static Task ApplyAsync(MySqlSession session, int before) => MySqlMigrations.ApplyAsync(
        session, [.. MySqlCatalogue.Migrations.Where(migration => migration.Number < before)], TimeSpan.FromSeconds(10), TimeProvider.System, logger: null, CancellationToken.None);
}
