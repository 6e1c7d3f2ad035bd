using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using StudyMate.Classes;
using StudyMate.Facts;

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

    /// <summary>
    /// What every test of the product asks of this engine: who teaches what may be known to another silo a second late, and a test does not wait
    /// that second after each class that it makes. Messages between silos are serialised anyway.
    /// </summary>
    public static void AsInTests(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(provider => new StaffClasses(provider.GetRequiredService<IRows>(), new HastyClock())));

    /// <summary>Nothing is fresh by this clock.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _looks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddHours(Interlocked.Increment(ref _looks));
    }

    /// <summary>Gives the product another clock, timers of grains included. Reminders, and what silos need to find and hear each other, go on with the real one.</summary>
    public static void UseClock(IServiceCollection services, TimeProvider time)
    {
        services.Replace(ServiceDescriptor.Singleton(time));
        services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
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
