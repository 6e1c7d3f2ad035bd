using StudyMate.Storage;

namespace StudyMate.People;

/// <summary>
/// A database as earlier versions left it: a member has the id of its account, the account is a member of whoever invited its e-mail. Written into a
/// data folder that this version made, whose migration to members with accounts of their own is then still to come.
/// </summary>
internal sealed class EarlierAccounts(string folder) : IDisposable
{
    private const int Migration = 22;

    private readonly SqliteSession _session = SqliteSession.OpenWriter(Path.Combine(folder, SqliteDatabase.FileName), SqlStatements.Sqlite, new SqliteTuning());

    public void Dispose() => _session.Dispose();

    public EarlierAccounts BeforeTheMigration()
    {
        _session.Run($"DELETE FROM schema_migrations WHERE number = {Migration}; DROP TABLE accounts");
        return this;
    }

    /// <summary>An account and its members; without a password it still waits for one, with the invitation of then.</summary>
    public void Add(string id, string email, string? passwordHash, string invitationHash, params (string Tenant, string Role)[] memberships)
    {
        var tenants = string.Join(',', memberships.Select(membership => $"\"{membership.Tenant}\""));
        var signsIn = passwordHash is not null
            ? $"\"passwordHash\":\"{passwordHash}\""
            : $"\"invitationHash\":\"{invitationHash}\",\"invitationExpiresAt\":\"2999-01-01T00:00:00+00:00\"";
        Record("account", $"platform/{id}", $"{{\"exists\":true,\"email\":\"{email}\",{signsIn},\"tenants\":[{tenants}],\"stamp\":1,\"revision\":2,\"v\":2,\"operations\":[]}}");
        _session.Run($"INSERT INTO unique_keys VALUES ('platform', 'email', '{email}', '{id}')");
        foreach (var (tenant, role) in memberships)
        {
            var status = passwordHash is null ? "pending" : "active";
            var hasPassword = passwordHash is null ? "false" : "true";
            Record("staff", $"{tenant}/{id}", $$"""
                {"exists":true,"email":"{{email}}","firstName":"Claire","lastName":"Dubois","role":"{{role}}","status":"{{status}}","hasPassword":{{hasPassword}},"stamp":1,"revision":2,"v":2,"operations":[]}
                """);
            _session.Run($"INSERT INTO staff VALUES ('{tenant}', '{id}', 'Claire', 'Dubois', '{email}', 'dubois claire {email}', '{role}', '{status}')");
        }
    }

    private void Record(string type, string key, string body) =>
        _session.Run($"INSERT INTO records (grain_type, grain_key, name, version, body) VALUES ('{type}', '{key}', 'record', 1, '{body.Trim()}')");
}
