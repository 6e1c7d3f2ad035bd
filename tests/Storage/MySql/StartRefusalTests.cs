using MySqlConnector;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>What an operator sees of a start that is refused: the program itself, as it runs in production.</summary>
public sealed class StartRefusalTests(OwnServer server) : IClassFixture<OwnServer>
{
    private const string Password = "hunter2";
    private const string Keys = "--Secrets:MasterKeys=one:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    [MariaDbTheory]
    [InlineData("all")]
    [InlineData("silo")]
    public async Task A_database_that_cannot_be_reached_is_refused(string mode) =>
        (await RefusedAsync(
            "Database:ConnectionString", $"--Host:Mode={mode}", Keys, $"--Database:ConnectionString=Server=127.0.0.1;Port=1;User ID=root;Password={Password};Database=studymate"))
            .Should().Contain("no answer within 1 s");

    [MariaDbFact]
    public async Task A_wrong_password_is_refused() =>
        (await RefusedAsync("Database:ConnectionString", "--Host:Mode=silo", Keys, Connection(password: Password + "3"))).Should().Contain("Access denied");

    [MariaDbFact]
    public async Task A_database_server_that_loses_acknowledged_work_is_refused()
    {
        server.Execute("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        try
        {
            (await RefusedAsync("Database:ConnectionString", "--Host:Mode=silo", Keys, Connection())).Should().Contain("innodb_flush_log_at_trx_commit is 2");
        }
        finally
        {
            server.Execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        }
    }

    [MariaDbFact]
    public async Task A_database_server_that_is_too_old_is_refused()
    {
        using var old = new OwnServer("--version=10.5.25-MariaDB");
        (await RefusedAsync("Database:ConnectionString", "--Host:Mode=silo", Keys, Connection(old))).Should().Contain("MariaDB 10.5.25");
    }

    [MariaDbTheory]
    [InlineData("silo")]
    [InlineData("api")]
    public async Task A_part_of_a_cluster_without_the_keys_that_all_share_is_refused(string mode) =>
        await RefusedAsync("Secrets:MasterKeys", $"--Host:Mode={mode}", Connection());

    [MariaDbFact]
    public async Task Without_a_database_nothing_starts() => await RefusedAsync("Database:ConnectionString", "--Host:Mode=silo", Keys, "--Database:ConnectionString=");

    /// <summary>As somebody with a password that the output must not hold.</summary>
    private string Connection(OwnServer? on = null, string password = Password)
    {
        on ??= server;
        foreach (var host in new[] { "localhost", "127.0.0.1" })
            on.Execute($"CREATE USER IF NOT EXISTS 'operator'@'{host}' IDENTIFIED BY '{Password}'; GRANT ALL ON studymate.* TO 'operator'@'{host}'");
        return "--Database:ConnectionString=" + new MySqlConnectionStringBuilder(on.ConnectionString) { UserID = "operator", Password = password };
    }

    /// <summary>The one line of the refusal: beside it only log lines, no stack trace and no password.</summary>
    private static async Task<string> RefusedAsync(string setting, params string[] args)
    {
        using var folder = new TempFolder();
        var production = new Launching
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOTNET_ENVIRONMENT"] = "Production", ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        var (exitCode, output) = await ProductProcess.RunAsync(
            production,
            ["--urls", "http://127.0.0.1:0", "--data", folder.Path, $"--Cluster:SiloPort={ProductProcess.FreePort()}", $"--Cluster:GatewayPort={ProductProcess.FreePort()}", "--Database:Provider=mysql", "--Database:StartPatienceSeconds=1", .. args]);

        exitCode.Should().Be(1);
        output.Should().NotContain(Password);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var said = lines.Should().ContainSingle(line => !line.StartsWith('{')).Subject;
        said.Should().StartWith("StudyMate cannot start: ");
        said.Should().Contain(setting);
        return said;
    }
}
