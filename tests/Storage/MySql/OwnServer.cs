using System.Diagnostics;
using MySqlConnector;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>A MariaDB of one test class, which may be killed, started again and set up badly.</summary>
public sealed class OwnServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TempFolder _folder = new();
    private readonly int _port = ProductProcess.FreePort();
    private readonly string[] _settings;
    private Process? _process;

    public OwnServer()
        : this([])
    {
    }

    /// <param name="settings">Further options of the server.</param>
    internal OwnServer(params string[] settings)
    {
        _settings = settings;
        if (MariaDbFactAttribute.Missing is not null)
            return;
        Run("mariadb-install-db", "--no-defaults", $"--user={Environment.UserName}", $"--datadir={_folder.File("data")}",
            "--auth-root-authentication-method=normal", "--skip-test-db", "--innodb-log-file-size=8M");
        Start();
        WaitAsync().GetAwaiter().GetResult();
        Execute("CREATE DATABASE studymate CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    public string ConnectionString => $"Server=127.0.0.1;Port={_port};User ID=root;Database=studymate";

    public void Start() => _process = Process.Start(Quiet(
        "mariadbd", ["--no-defaults", $"--user={Environment.UserName}", $"--datadir={_folder.File("data")}", $"--socket={_folder.File("socket")}",
        $"--pid-file={_folder.File("pid")}", "--bind-address=127.0.0.1", $"--port={_port}", "--innodb-flush-log-at-trx-commit=1",
        "--innodb-buffer-pool-size=32M", "--innodb-log-file-size=8M", .. _settings]))!;

    /// <summary>As a power cut ends it.</summary>
    public void Kill()
    {
        if (_process is null)
            return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Until it takes connections.</summary>
    public async Task WaitAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (MySqlException) when (TimeProvider.System.GetElapsedTime(began) < Patience && _process is { HasExited: false })
            {
                await Task.Delay(100);
            }
        }
    }

    public void Execute(string statement)
    {
        using var connection = new MySqlConnection($"Server=127.0.0.1;Port={_port};User ID=root;Pooling=false");
        connection.Open();
        using var command = new MySqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Kill();
        _folder.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(Quiet(program, arguments))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    /// <summary>What it prints goes nowhere: there is a lot of it.</summary>
    private static ProcessStartInfo Quiet(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        foreach (var argument in (string[])["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments])
            start.ArgumentList.Add(argument);
        return start;
    }
}
