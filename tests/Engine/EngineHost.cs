using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

/// <summary>A host with nothing but the engine: memory storage, memory streams, a clock that the test moves.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    public const string Streams = "test-streams";

    private readonly IHost _host;

    private EngineHost(IHost host, ManualTimeProvider clock)
    {
        _host = host;
        Clock = clock;
    }

    public ManualTimeProvider Clock { get; }

    public IServiceProvider Services => _host.Services;

    public Orleans.IClusterClient Grains => Services.GetRequiredService<Orleans.IClusterClient>();

    public static async Task<EngineHost> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        var clock = new ManualTimeProvider();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.UseOrleans(silo =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddMemoryStreams(Streams);
            silo.UseInMemoryReminderService();
            configure?.Invoke(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new EngineHost(host, clock);
    }

    /// <summary>Looks again and again, for at most twenty seconds, until something has happened in the background.</summary>
    public async Task UntilAsync(Func<Task<bool>> happened)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await happened())
        {
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
                throw new TimeoutException("It did not happen.");
            await Task.Delay(5);
        }
    }

    /// <summary>Lets everything that is on its way arrive.</summary>
    public async Task UntilAsync<T>(Func<Task<T>> barrier)
    {
        for (var round = 0; round < 20; round++)
        {
            await barrier();
            await Task.Delay(5);
        }
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
