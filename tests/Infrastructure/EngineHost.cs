using Orleans.Hosting;

namespace StudyMate.Infrastructure;

/// <summary>
/// A host with nothing but the engine that this build is for: the embedded one with a clock that the test moves, or a two-silo cluster with the real
/// clock. Storage and reminders live in the test, so that they outlive a restart. Grains are called from outside.
/// </summary>
/// <remarks>
/// What a test needs of either engine is here; the two halves are <c>EngineHost.Embedded.cs</c> and <c>EngineHost.Orleans.cs</c>. Services that
/// <c>configure</c> registers are shared by all silos only if it registers instances. Orleans keeps no order among calls that are on their way
/// together, not even those of one caller to one grain: a test in which order matters looks whether the first has begun. The embedded engine does
/// keep it; nothing may rely on that.
/// </remarks>
internal sealed partial class EngineHost : IAsyncDisposable
{
    /// <summary>The stream provider that every host has.</summary>
    public const string Streams = "test-streams";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What outlives a restart.</summary>
    public EngineStorage Storage { get; }

    public static Task<EngineHost> StartAsync(Action<ISiloBuilder>? configure = null) => StartAsync(new EngineStorage(), configure);

    /// <summary>Stops this host and starts another one on the same storage, with what its services are configured by.</summary>
    public async Task<EngineHost> RestartAsync()
    {
        await StopAsync();
        return await StartAsync(Storage, _configure);
    }

    /// <summary>Looks again and again until something has happened in the background.</summary>
    public static async Task UntilAsync(Func<Task<bool>> happened)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await happened())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new TimeoutException("It did not happen.");
            await Task.Delay(5);
        }
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}})"/>
    public static Task UntilAsync(Func<bool> happened) => UntilAsync(() => Task.FromResult(happened()));

    /// <summary>Lets time pass, step by step, until something has happened.</summary>
    public async Task PassUntilAsync(TimeSpan step, Func<Task<bool>> happened)
    {
        for (var steps = 0; !await happened(); steps++)
        {
            if (steps == 1000)
                throw new TimeoutException("It did not happen.");
            await PassAsync(step);

            // What fell due runs on other threads.
            await Task.Delay(5);
        }
    }

    private static void ConfigureSilo(ISiloBuilder silo, EngineStorage storage, Action<ISiloBuilder>? configure)
    {
        storage.AddTo(silo.Services);
        silo.AddMemoryGrainStorage("memory");
        silo.AddMemoryGrainStorage("PubSubStore");
        silo.AddMemoryStreams(Streams);
        silo.AddReminders();
        configure?.Invoke(silo);
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
