using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace StudyMate.Infrastructure;

/// <summary>Engine <c>orleans</c>: a cluster of two silos and a client in this process, with the real clock.</summary>
internal sealed partial class EngineHost
{
    private readonly Action<ISiloBuilder>? _configure;
    private readonly InProcessTestCluster _cluster;
    private bool _stopped;

    private EngineHost(InProcessTestCluster cluster, EngineStorage storage, Action<ISiloBuilder>? configure) =>
        (_cluster, Storage, _configure) = (cluster, storage, configure);

    public IClusterClient Grains => _cluster.Client;

    /// <summary>The services of one silo.</summary>
    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    /// <summary>Nothing to ask: messages between silos are serialised anyway.</summary>
    public static void AsInTests(IServiceCollection services)
    {
    }

    /// <summary>Lets time pass for everything that runs in the host.</summary>
    public Task PassAsync(TimeSpan time) => Task.Delay(time);

    /// <summary>Collects the activations that nobody has used for a while.</summary>
    public Task CollectIdleAsync() => Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    public async Task StopAsync()
    {
        if (_stopped)
            return;
        _stopped = true;
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    private static async Task<EngineHost> StartAsync(EngineStorage storage, Action<ISiloBuilder>? configure)
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => ConfigureSilo(silo, storage, configure));
        builder.ConfigureClient(client => client.AddMemoryStreams(Streams));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new EngineHost(cluster, storage, configure);
    }
}
