using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Telemetry;

namespace StudyMate.Operations;

/// <summary>One answered request.</summary>
/// <param name="Tenant">Of the caller; the platform's where there is none.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">The template of its route: what a caller makes up never becomes one.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Code of the problem that was answered, if one was.</param>
/// <param name="RequestId">By which the logs can be searched.</param>
/// <param name="Took">How long it took.</param>
internal readonly record struct AnsweredRequest(string Tenant, string Method, string Route, int Status, string? Code, string? RequestId, TimeSpan Took);

/// <summary>
/// Counts the requests of this process by tenant, minute and route, and every ten seconds hands the counts to each tenant's stream. Bounded: beyond
/// that many routes and minutes a request is only counted as not counted. What is not handed over when the process dies is lost, and that is all right.
/// </summary>
internal sealed partial class RequestTelemetry(IClusterClient cluster, TimeProvider time, ILogger<RequestTelemetry> logger) : BackgroundService
{
    private const int MaxEntries = 20_000;
    private const int MinutesPerMessage = 100;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private static readonly Counter<long> NotCounted = Instruments.Meter.CreateCounter<long>("studymate.telemetry.dropped", "{request}", "Requests that telemetry did not count");

    private readonly Lock _gate = new();
    private Dictionary<RequestKey, RequestTally> _tallies = [];

    public void Add(AnsweredRequest request)
    {
        var now = time.GetUtcNow();
        var key = new RequestKey(request.Tenant, now.UtcTicks / TimeSpan.TicksPerMinute, request.Method, request.Route);
        lock (_gate)
        {
            if (!_tallies.TryGetValue(key, out var tally))
            {
                if (_tallies.Count >= MaxEntries)
                {
                    NotCounted.Add(1);
                    return;
                }

                _tallies.Add(key, tally = new RequestTally());
            }

            tally.Add(request, now);
        }
    }

    /// <summary>Hands over what was counted since the last time.</summary>
    public async Task PublishAsync()
    {
        Dictionary<RequestKey, RequestTally> tallies;
        lock (_gate)
        {
            if (_tallies.Count == 0)
                return;
            (tallies, _tallies) = (_tallies, []);
        }

        foreach (var tenant in tallies.GroupBy(tally => tally.Key.Tenant, StringComparer.Ordinal))
        {
            foreach (var part in tenant.Chunk(MinutesPerMessage))
                await PublishAsync(tenant.Key, new RequestCounts(NewId(), [.. part.Select(tally => tally.Value.ToMinute(tally.Key))]));
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await PublishAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await PublishAsync();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped; what was counted since is handed over by StopAsync.
        }
    }

    private async Task PublishAsync(string tenant, RequestCounts counts)
    {
        try
        {
            SystemEntry.Enter(tenant);
            var stream = cluster.GetStreamProvider(FactStreams.Provider)
                .GetStream<RequestCounts>(StreamId.Create(TelemetryStreams.Namespace, GrainKeys.Of(tenant, ITelemetryGrain.Id)));
            await stream.OnNextAsync(counts);
        }
        catch (Exception fault)
        {
            // Requests go on unobserved; how many is counted where it can be seen.
            NotCounted.Add(counts.Minutes.Sum(minute => minute.Statuses.Sum()));
            LogLost(fault, tenant);
        }
    }

    private string NewId() => string.Create(CultureInfo.InvariantCulture, $"{ThisProcess.Instance}-{time.GetUtcNow().UtcTicks:x}-{Guid.CreateVersion7():n}");

    [LoggerMessage(LogLevel.Warning, "Counts of requests of {Tenant} could not be handed over.")]
    private partial void LogLost(Exception fault, string tenant);
}
