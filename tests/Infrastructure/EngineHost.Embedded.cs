using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using StudyMate.Embedded;

namespace StudyMate.Infrastructure;

/// <summary>Engine <c>embedded</c>: one process, a clock that only the test moves, messages rebuilt as if they crossed processes.</summary>
internal sealed partial class EngineHost
{
    private readonly Action<ISiloBuilder>? _configure;
    private readonly IHost _host;
    private readonly ManualTimeProvider _clock;
    private bool _stopped;

    private EngineHost(IHost host, ManualTimeProvider clock, EngineStorage storage, Action<ISiloBuilder>? configure) =>
        (_host, _clock, Storage, _configure) = (host, clock, storage, configure);

    public IClusterClient Grains => _host.Services.GetRequiredService<IClusterClient>();

    /// <summary>The services of one silo.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>What every test of the product asks of this engine: that messages arrive as from another process.</summary>
    public static void AsInTests(IServiceCollection services) => services.Configure<EmbeddedOptions>(options => options.RebuildMessages = true);

    /// <summary>Gives the whole product another clock.</summary>
    public static void UseClock(IServiceCollection services, TimeProvider time) => services.Replace(ServiceDescriptor.Singleton(time));

    /// <summary>Lets time pass for everything that runs in the host.</summary>
    public Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return Task.CompletedTask;
    }

    /// <summary>Collects the activations that nobody has used for a while.</summary>
    public Task CollectIdleAsync() => PassAsync(TimeSpan.FromMinutes(17));

    public async Task StopAsync()
    {
        if (_stopped)
            return;
        _stopped = true;
        await _host.StopAsync();
        _host.Dispose();
    }

    private static async Task<EngineHost> StartAsync(EngineStorage storage, Action<ISiloBuilder>? configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(storage.Clock);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        AsInTests(builder.Services);
        builder.UseOrleans(silo => ConfigureSilo(silo, storage, configure));
        var host = builder.Build();
        await host.StartAsync();
        return new EngineHost(host, storage.Clock, storage, configure);
    }
}
