using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using StudyMate.Storage;

namespace StudyMate.Cluster;

/// <summary>Silos and clients that find each other through the tables of the database that they share.</summary>
internal static class SharedDatabase
{
    public static void UseSharedDatabase(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<IConfigureOptions<ClusterOptions>, ClusterNames>();
        silo.Services.AddSingleton<IConfigureOptions<EndpointOptions>, ClusterEndpoints>();
        silo.Services.AddSingleton<IConfigureOptions<ClusterMembershipOptions>, ClusterLiveness>();
        silo.Services.AddSingleton<IConfigureOptions<SiloConnectionOptions>, ClusterTls>();
        silo.UseAdoNetClustering(options => options.Configure<IOptions<DatabaseOptions>>((to, database) =>
            (to.Invariant, to.ConnectionString) = (MySqlProviders.Invariant, MySqlConnectionString.ForProviders(database.Value))));
        silo.Services.AddMySqlRecords().AddMySqlReminders();
    }

    public static void UseSharedDatabase(this IClientBuilder client)
    {
        client.Services.AddSingleton<IConfigureOptions<ClusterOptions>, ClusterNames>();
        client.Services.AddSingleton<IConfigureOptions<GatewayOptions>, ClusterGateways>();
        client.Services.AddSingleton<IConfigureOptions<ClientConnectionOptions>, ClusterTls>();
        client.Services.AddSingleton<IClientConnectionRetryFilter, ConnectAgain>();
        client.UseAdoNetClustering(options => options.Configure<IOptions<DatabaseOptions>>((to, database) =>
            (to.Invariant, to.ConnectionString) = (MySqlProviders.Invariant, MySqlConnectionString.ForProviders(database.Value))));
    }
}

/// <summary>A client waits for its cluster for as long as it takes: database and silos may well start after it.</summary>
internal sealed partial class ConnectAgain(ILogger<ConnectAgain> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        LogNotYet(exception.Message);
        await Task.Delay(Pause, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "No silo can be reached yet, this is tried again: {Reason}")]
    private partial void LogNotYet(string reason);
}
