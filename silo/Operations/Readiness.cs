using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Operations;

/// <summary>How this process leaves, section <c>Host</c>.</summary>
internal sealed class LeavingOptions
{
    public const string Section = "Host";

    /// <summary>
    /// How many seconds the process still takes requests after it has begun to answer "not ready", so that a load balancer that probes every few
    /// seconds sends it nothing more before it stops listening. 0 where nothing stands in front of it.
    /// </summary>
    public int LeaveSeconds { get; set; }
}

/// <summary>Whether work should be sent to this process: its start is over, it is not leaving, and what it keeps its data in takes writes.</summary>
internal sealed partial class Readiness : IHostedLifecycleService, IDisposable
{
    public const string Ready = "ready";
    public const string Starting = "starting";
    public const string Draining = "draining";
    public const string StorageFailed = "storage_failed";
    public const string DiskFull = "disk_full";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);

    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly TimeSpan _leave;
    private readonly ILogger<Readiness> _logger;
    private readonly Lock _gate = new();
    private readonly CancellationTokenRegistration _started;
    private readonly CancellationTokenRegistration _stopping;
    private Task<string>? _probe;
    private long _probedAt;
    private volatile string _phase = Starting;

    /// <param name="services">What probes the storage is asked for late: it differs by database, and probing must not decide what starts first.</param>
    /// <param name="lifetime">Tells when the start is over and when the end begins.</param>
    /// <param name="options">How long to go on after saying no.</param>
    /// <param name="time">Clock.</param>
    /// <param name="logger">Hears why storage is not well.</param>
    public Readiness(IServiceProvider services, IHostApplicationLifetime lifetime, IOptions<LeavingOptions> options, TimeProvider time, ILogger<Readiness> logger)
    {
        (_services, _time, _leave, _logger) = (services, time, TimeSpan.FromSeconds(options.Value.LeaveSeconds), logger);
        _started = lifetime.ApplicationStarted.Register(() => Interlocked.CompareExchange(ref _phase, Ready, Starting));
        _stopping = lifetime.ApplicationStopping.Register(() => _phase = Draining);
    }

    /// <summary>One of the constants above.</summary>
    public async Task<string> AskAsync()
    {
        if (_phase is not Ready)
            return _phase;
        return await StorageAsync() is var storage && storage is Ready ? _phase : storage;
    }

    /// <summary>Before anything is stopped: the listener goes on for a while, and whoever asks hears that others should be asked.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _phase = Draining;
        return _leave > TimeSpan.Zero ? Task.Delay(_leave, _time, cancellationToken) : Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _started.Dispose();
        _stopping.Dispose();
    }

    /// <summary>An answer is good for a second, and whoever asks meanwhile shares it: probing costs the school nothing.</summary>
    private Task<string> StorageAsync()
    {
        lock (_gate)
        {
            if (_probe is null || (_probe.IsCompleted && _time.GetElapsedTime(_probedAt) >= GoodFor))
                (_probe, _probedAt) = (ProbeAsync(), _time.GetTimestamp());
            return _probe;
        }
    }

    private async Task<string> ProbeAsync()
    {
        // Off the lock, whatever the storage does before it first waits.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await TakesWritesAsync(limit.Token).WaitAsync(limit.Token);
            return Ready;
        }
        catch (StorageFullException)
        {
            // The storage says it once in the log, when it begins.
            return DiskFull;
        }
        catch (Exception exception)
        {
            // Slow or broken: either way nothing should be sent here now.
            LogUnwell(exception);
            return StorageFailed;
        }
    }

    /// <summary>A process without a storage of its own works as well as the silos that it reaches.</summary>
    private async Task TakesWritesAsync(CancellationToken cancellationToken)
    {
        if (_services.GetService<IStorageHealth>() is { } storage)
        {
            await storage.ProbeAsync(cancellationToken);
            return;
        }

        var health = _services.GetRequiredService<IGrainFactory>().GetGrain<IHealthGrain>(GrainKeys.Of(GrainKeys.Platform, "health"));
        if (!(await health.CheckAsync(cancellationToken)).Value.Database)
            throw new IOException("The silo that was asked cannot write.");
    }

    [LoggerMessage(LogLevel.Warning, "Not ready: the storage did not take a write in time.")]
    private partial void LogUnwell(Exception exception);
}
