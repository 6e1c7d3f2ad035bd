using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Streams;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Logging;
using StudyMate.Operations;
using StudyMate.Storage;
using StudyMate.Telemetry;

namespace StudyMate.Hosting;

/// <summary>Engine <c>orleans</c>: official Orleans, any number of processes that share a MySQL or MariaDB database.</summary>
internal static class Engine
{
    /// <summary>As the health check tells it.</summary>
    public const string Name = "orleans";

    /// <summary>A silo in this process, with the storage of its grains.</summary>
    public static void AddEngine(this IHostApplicationBuilder builder, HostMode mode)
    {
        // For the master key that Development makes when everything is one process.
        if (mode is HostMode.All)
            builder.AddDataFolder();
        builder.AddJsonLinesToOutput();
        builder.QuietEngineLog();
        builder.AddClusterSettings();
        builder.AddMySqlStorage();
        builder.Services.AddSingleton<IEngineFigures, OrleansEngineFigures>();
        builder.UseOrleans(silo =>
        {
            silo.Services.AddSingleton<IConfigureOptions<ClusterOptions>, ClusterNames>();
            silo.Services.AddSingleton<IConfigureOptions<EndpointOptions>, ClusterEndpoints>();
            silo.Services.AddSingleton<IConfigureOptions<ClusterMembershipOptions>, ClusterLiveness>();
            silo.UseAdoNetClustering(options => options.Configure<IOptions<DatabaseOptions>>((to, database) =>
                (to.Invariant, to.ConnectionString) = (MySqlProviders.Invariant, MySqlConnectionString.ForProviders(database.Value))));
            silo.Services.AddMySqlRecords().AddMySqlReminders();
            // The fact log is the truth: a message that a dying silo takes along costs time, never data. All subscriptions are in the code.
            silo.AddMemoryStreams(FactStreams.Provider, streams => streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly));
            silo.AddCallTelemetry();
            // Faults of ours reach a caller in another process as what they are.
            silo.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add(nameof(StudyMate)));
            silo.AddIncomingGrainCallFilter<AccessFilter>();
        });
    }

    /// <summary>The way to the grains in other processes. Of the database it reads where their gateways are, nothing else.</summary>
    public static void AddEngineClient(this IHostApplicationBuilder builder)
    {
        builder.AddJsonLinesToOutput();
        builder.QuietEngineLog();
        builder.AddClusterSettings();
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsCheck>();
        // The server listens, and says "not ready", while the client still looks for the cluster.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.UseOrleansClient(client =>
        {
            client.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add(nameof(StudyMate)));
            client.Services.AddSingleton<IConfigureOptions<ClusterOptions>, ClusterNames>();
            client.Services.AddSingleton<IConfigureOptions<GatewayOptions>, ClusterGateways>();
            client.Services.AddSingleton<IClientConnectionRetryFilter, ConnectAgain>();
            client.AddActivityPropagation();
            // Counts of requests go to the grains by stream.
            client.AddMemoryStreams(FactStreams.Provider, streams => streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly));
            client.UseAdoNetClustering(options => options.Configure<IOptions<DatabaseOptions>>((to, database) =>
                (to.Invariant, to.ConnectionString) = (MySqlProviders.Invariant, MySqlConnectionString.ForProviders(database.Value))));
        });
    }
}
