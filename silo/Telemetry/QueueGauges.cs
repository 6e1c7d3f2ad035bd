using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Operations;

namespace StudyMate.Telemetry;

/// <summary>
/// Gauges of what waits: asked of the database every half minute while somebody listens, of the writer each time. Every silo of a cluster shows the same
/// figures of the database: take the largest, not the sum.
/// </summary>
internal sealed partial class QueueGauges : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly QueueFigures _queues;
    private readonly TimeProvider _time;
    private readonly ILogger<QueueGauges> _logger;
    private readonly ObservableGauge<long> _waiting;
    private readonly ObservableGauge<int> _due;
    private volatile OutboxFigures? _outbox;
    private volatile ReminderFigures? _reminders;

    public QueueGauges(IMeterFactory meters, IStorageHealth storage, QueueFigures queues, TimeProvider time, ILogger<QueueGauges> logger)
    {
        (_queues, _time, _logger) = (queues, time, logger);
        var meter = meters.Create(Instruments.Name);
        meter.CreateObservableGauge("studymate.storage.queue", () => storage.WaitingWrites, "{write}", "Writes that wait for the database's writer");
        _waiting = meter.CreateObservableGauge("studymate.outbox.waiting", () => Seen(_outbox?.Waiting), "{event}", "Events that were not turned into deliveries yet");
        meter.CreateObservableGauge("studymate.outbox.age", () => Seen(_outbox?.OldestSeconds), "s", "Age of the oldest event that waits");
        meter.CreateObservableGauge("studymate.outbox.undelivered", () => Seen(_outbox?.Undelivered), "{delivery}", "Deliveries that wait for their next attempt");
        meter.CreateObservableGauge("studymate.outbox.dead", () => Seen(_outbox?.Dead), "{delivery}", "Deliveries that were given up");
        _due = meter.CreateObservableGauge("studymate.reminders.due", () => Seen(_reminders?.DueSoon), "{reminder}", "Reminders that tick within a minute");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (_waiting.Enabled)
                    _outbox = await _queues.OutboxAsync(stoppingToken);
                if (_due.Enabled)
                    _reminders = await _queues.RemindersAsync();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database is not well, which others say; the gauges show nothing rather than what was.
                (_outbox, _reminders) = (null, null);
                LogSilent(fault);
            }
        }
    }

    private static IEnumerable<Measurement<T>> Seen<T>(T? value)
        where T : struct => value is { } known ? [new Measurement<T>(known)] : [];

    [LoggerMessage(LogLevel.Debug, "What waits could not be counted.")]
    private partial void LogSilent(Exception fault);
}
