using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Hosting;
using Orleans.Reminders;
using Orleans.Runtime.Providers;
using Orleans.Streams;
using Orleans.TestingHost;
using StudyMate.Cluster;

namespace StudyMate.Infrastructure;

/// <summary>
/// Silos of official Orleans and a client in this process, with nothing of the product but what a test adds. Grains are called from outside, so that
/// every call is serialised. Timers of grains, reminders and whoever pulls from streams go by a clock that the test moves; what silos need to hear each
/// other goes on by itself. Records and reminders are kept in memory, as long as the cluster lives.
/// </summary>
/// <remarks>
/// Orleans keeps no order among calls that are on their way together, not even those of one caller to one grain: a test in which order matters looks
/// whether the first has begun. Services that <c>configure</c> registers are shared by all silos only if it registers instances.
/// </remarks>
internal sealed class TestCluster : IAsyncDisposable
{
    /// <summary>The stream provider that every silo has.</summary>
    public const string Streams = "test-streams";

    private readonly InProcessTestCluster _cluster;

    private TestCluster(InProcessTestCluster cluster, FakeTimeProvider clock) => (_cluster, Clock) = (cluster, clock);

    /// <summary>What timers of grains and reminders go by.</summary>
    public FakeTimeProvider Clock { get; }

    public IClusterClient Grains => _cluster.Client;

    /// <summary>The services of one silo.</summary>
    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    public static async Task<TestCluster> StartAsync(Action<ISiloBuilder>? configure = null, short silos = 2)
    {
        var clock = TestClock.Noon();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            Configure(silo, clock);
            configure?.Invoke(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestCluster(cluster, clock);
    }

    /// <summary>Lets time pass step by step, until something has happened that falls due then.</summary>
    public Task PassUntilAsync(TimeSpan step, Func<Task<bool>> happened) => Wait.UntilAsync(async () =>
    {
        if (await happened())
            return true;
        Clock.Advance(step);
        return await happened();
    });

    /// <summary>Stops as an orderly shutdown does.</summary>
    public Task StopAsync() => _cluster.StopAllSilosAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private static void Configure(ISiloBuilder silo, FakeTimeProvider clock)
    {
        silo.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
        silo.AddMemoryGrainStorageAsDefault();
        silo.UseInMemoryReminderService();
        silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, clock);
        // What is not tested here is how long Orleans waits before it tries again.
        silo.AddMemoryStreams(Streams, streams =>
        {
            streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
            streams.ConfigurePullingAgent(options => options.Configure(pulling => pulling.MaxEventDeliveryTime = TimeSpan.FromSeconds(1)));
            streams.ConfigureBackoffProvider((_, _) => new Impatient());
        });
        silo.Services.ShareFaults();
    }

    private sealed class Impatient : IMessageDeliveryBackoffProvider
    {
        public TimeSpan Next(int attempt) => TimeSpan.FromMilliseconds(10);
    }
}
