using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Streams;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Hosting;
using StudyMate.Logging;
using StudyMate.Storage;
using StudyMate.Telemetry;

namespace StudyMate.Cluster;

/// <summary>Orleans in this process: a silo, or the way to the silos of other processes.</summary>
internal static class SiloServices
{
    /// <summary>
    /// Queues of the fact streams. Each is asked for messages ten times a second whether or not there are any, so a process by itself has as many as keep two
    /// cores busy; in a cluster they are spread over the silos, and all processes must have the same number.
    /// </summary>
    private const int QueuesOfOneProcess = 2, QueuesOfCluster = 8;

    /// <summary>A silo with the storage of its grains: alone on a file, or one of many on a shared database.</summary>
    public static void AddSilo(this IHostApplicationBuilder builder, HostMode mode, DatabaseProvider database)
    {
        if (database is DatabaseProvider.Sqlite)
        {
            builder.AddSqliteStorage();
            builder.AddJsonLinesLogging();
        }
        else
        {
            // For the master key that Development makes when everything is one process.
            if (mode is HostMode.All)
                builder.AddDataFolder();
            builder.AddClusterSettings(mode);
            builder.AddMySqlStorage();
            builder.AddJsonLinesToOutput();
        }

        builder.Services.AddSingleton<ClusterFiguresReader>();
        builder.UseOrleans(silo =>
        {
            if (database is DatabaseProvider.Sqlite)
                silo.UseOneProcess();
            else
                silo.UseSharedDatabase();
            silo.AddReminders();
            silo.AddFactStreams(database is DatabaseProvider.Sqlite ? QueuesOfOneProcess : QueuesOfCluster);
            silo.AddCallTelemetry();
            silo.Services.ShareFaults();
            silo.AddIncomingGrainCallFilter<AccessFilter>();
            silo.AddOrleansDashboard();
        });
    }

    /// <summary>The way to the grains in other processes. Of the database it reads where their gateways are, nothing else.</summary>
    public static void AddClusterClient(this IHostApplicationBuilder builder)
    {
        builder.AddJsonLinesToOutput();
        builder.AddClusterSettings(HostMode.Api);
        builder.Services.AddMySqlOptions();
        // The server listens, and says "not ready", while the client still looks for the cluster.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.UseOrleansClient(client =>
        {
            client.UseSharedDatabase();
            client.Services.ShareFaults();
            client.AddActivityPropagation();
            client.AddOrleansDashboard();
            // Counts of requests go to the grains by stream.
            client.AddMemoryStreams(FactStreams.Provider, streams => Configure(streams, QueuesOfCluster));
        });
    }

    /// <summary>The fact log is the truth: a message that a dying silo takes along costs time, never data.</summary>
    public static void AddFactStreams(this ISiloBuilder silo, int queues = QueuesOfOneProcess) =>
        silo.AddMemoryStreams(FactStreams.Provider, streams => Configure(streams, queues));

    /// <summary>Faults of ours reach a caller in another process as what they are.</summary>
    public static void ShareFaults(this IServiceCollection services) =>
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add(nameof(StudyMate)));

    /// <summary>All subscriptions are in the code. Whoever sends must know as many queues as those who hear.</summary>
    private static void Configure<TStreams>(TStreams streams, int queues)
        where TStreams : IMemoryStreamConfigurator, IPersistentStreamConfigurator
    {
        streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
        streams.ConfigurePartitioning(queues);
    }
}
