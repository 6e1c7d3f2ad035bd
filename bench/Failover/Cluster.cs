using System.Security.Cryptography;

namespace StudyMate.Bench;

/// <summary>Two silos and one API as processes of their own, over one database.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    public const int Size = 2;

    private readonly string _folder;
    private readonly string[] _common;
    private readonly ApiProcess?[] _silos = new ApiProcess?[Size];
    private ApiProcess? _api;

    private Cluster(string folder, string connectionString)
    {
        _folder = folder;
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        _common =
        [
            "--no-demo",
            "--Database:Provider=mysql",
            $"--Database:ConnectionString={connectionString}",
            $"--Secrets:MasterKeys=bench:{key}",
            $"--Platform:AdminEmail={SchoolSetup.DefaultEmail}",
            $"--Platform:AdminPassword={SchoolSetup.StaffPassword}",
        ];
    }

    public Uri Address => _api!.Address;

    /// <param name="folder">Where the processes may write.</param>
    /// <param name="connectionString">Their database.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="older">Where the programs of another release lie, which the first silo is then of.</param>
    public static async Task<Cluster> StartAsync(string folder, string connectionString, CancellationToken stop, string? older = null)
    {
        var cluster = new Cluster(folder, connectionString);
        try
        {
            for (var silo = 0; silo < Size; silo++)
                await cluster.StartSiloAsync(silo, stop, silo == 0 ? older : null);
            cluster._api = await ApiProcess.StartAsync(
                "StudyMate.Api", "/api/health/ready", ["--Host:Mode=api", "--data", Path.Combine(folder, "api"), .. cluster._common], stop);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task StartSiloAsync(int silo, CancellationToken stop, string? programs = null) =>
        _silos[silo] = await ApiProcess.StartAsync(
            "StudyMate.Silo",
            "/api/health/ready",
            [
                "--data", Path.Combine(_folder, $"silo-{silo}"),
                $"--Cluster:SiloPort={ApiProcess.FreePort()}",
                $"--Cluster:GatewayPort={ApiProcess.FreePort()}",
                .. _common,
            ],
            stop,
            programs);

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillSiloAsync(int silo)
    {
        await _silos[silo]!.DisposeAsync();
        _silos[silo] = null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _silos.Prepend(_api))
        {
            if (process is not null)
                await process.DisposeAsync();
        }
    }
}
