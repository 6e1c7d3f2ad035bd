using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using StudyMate.Hosting;

namespace StudyMate.Infrastructure;

/// <summary>
/// Engine <c>orleans</c>: a database per data folder, and the ports of its silos. The product is its own host (web server, storage, start checks),
/// which Orleans' testing host cannot carry; so its silos are the product's, in this process, with the product's own membership in the database.
/// </summary>
internal static partial class AppPlace
{
    private static readonly ConcurrentDictionary<string, Place> Places = new(StringComparer.Ordinal);

    /// <summary>Below the ports that the system gives to connections, and away from those of <c>.ci/mariadb</c>; another range in every process.</summary>
    private static int _port = 10_000 + (Environment.ProcessId * 64 % 9_000);

    /// <summary>
    /// What the product has to be told beside its data folder. Orleans takes the silo with the later generation for the living one of an address, and
    /// this process, which starts many, numbers them ahead of the clock: a process that follows one of them has an address of its own.
    /// </summary>
    public static string[] ArgsOf(string dataFolder, bool ofItsOwnProcess = false)
    {
        var place = PlaceOf(dataFolder);
        var (siloPort, gatewayPort) = ofItsOwnProcess ? place.OfProcesses : place.OfThisProcess;
        return
        [
            $"--Database:ConnectionString={place.Database.ConnectionString}",
            $"--Cluster:SiloPort={siloPort}",
            $"--Cluster:GatewayPort={gatewayPort}",
            // An instance that was killed is given up soon, and one that is started again does not wait for it.
            "--Cluster:TableSeconds=1",
        ];
    }

    /// <summary>A further silo for a running instance, or null where there is no such thing.</summary>
    public static async Task<IAsyncDisposable?> StartSiloAsync(string dataFolder, string[] args, Action<WebApplicationBuilder> configure)
    {
        string[] own =
        [
            .. args,
            $"--Cluster:SiloPort={NextPort()}",
            $"--Cluster:GatewayPort={NextPort()}",
            "--urls=http://127.0.0.1:0",
            // A silo has no data folder: what it puts aside goes where the other instance's goes.
            $"--Telemetry:ExportFolder={Path.Combine(dataFolder, "telemetry")}",
        ];
        var silo = SiloApp.Build(own, configure);
        await silo.StartAsync();
        return silo;
    }

    /// <summary>The log files of an instance, beside its standard output: none.</summary>
    public static string[] LogsOf(string dataFolder) => [];

    /// <summary>Everything that is kept, as bytes in text: every row. What the server's files still hold of deleted ones is not ours to read.</summary>
    public static IEnumerable<string> ContentsOf(string dataFolder) => PlaceOf(dataFolder).Database.Contents();

    /// <summary>Copies what is not in the folder.</summary>
    public static void Copy(string fromFolder, string toFolder) => PlaceOf(toFolder).Database.Fill(PlaceOf(fromFolder).Database);

    /// <summary>Removes what is not in the folder.</summary>
    public static void Remove(string folder)
    {
        foreach (var path in Places.Keys.Where(path => path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            if (Places.TryRemove(path, out var place))
                place.Database.Dispose();
        }
    }

    private static Place PlaceOf(string dataFolder) =>
        Places.GetOrAdd(Path.GetFullPath(dataFolder), static _ => new Place(TestDatabase.Create(), (NextPort(), NextPort()), (NextPort(), NextPort())));

    private static int NextPort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref _port);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's: the next one.
            }
        }
    }

    private sealed record Place(TestDatabase Database, (int Silo, int Gateway) OfThisProcess, (int Silo, int Gateway) OfProcesses);
}
