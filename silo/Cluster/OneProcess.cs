using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;

namespace StudyMate.Cluster;

/// <summary>One silo by itself, beside as many other installations as there are on the machine.</summary>
internal static class OneProcess
{
    /// <summary>What the silo calls itself in a table of members that only it reads. Nobody dials it: calls of the process to itself never leave it.</summary>
    private const int NominalPort = 11111;

    /// <summary>Places of grains to remember. The only silo has them all in its directory; the standard million takes 18 MB beside it.</summary>
    private const int DirectoryCache = 100;

    public static void UseOneProcess(this ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(NominalPort, gatewayPort: 0, serviceId: ClusterSettings.DefaultId, clusterId: RandomNumberGenerator.GetHexString(32));
        // Orleans insists on listening: on a port that the system chooses, so that no second installation is in the way.
        silo.Configure<EndpointOptions>(options => options.SiloListeningEndpoint = new(IPAddress.Loopback, 0));
        silo.Configure<GrainDirectoryOptions>(options => options.CacheSize = DirectoryCache);
        silo.Configure<SiloConnectionOptions>(options => options.ConfigureSiloInboundConnection(connection => connection.Use(Refuse)));
    }

    /// <summary>
    /// Loopback is not private: whoever else is on the machine may connect. The cluster id keeps nobody out, because Orleans tells it to whoever connects before
    /// it has heard theirs. So nobody is answered.
    /// </summary>
    private static ConnectionDelegate Refuse(ConnectionDelegate next) => static connection =>
    {
        connection.Abort();
        return Task.CompletedTask;
    };
}
