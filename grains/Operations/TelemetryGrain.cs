using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Operations;

/// <summary>
/// Writes down what API processes count, answers from the rows, and once a day puts the day before aside and forgets what is older than 90 days. Holds
/// nothing itself but the ids of the latest messages.
/// </summary>
[GrainType("telemetry")]
[ImplicitStreamSubscription(TelemetryStreams.Namespace)]
internal sealed partial class TelemetryGrain(
    IRows rows, ITelemetryArchive archive, SchoolClock clock, TimeProvider time, ILogger<TelemetryGrain> logger)
    : Grain, ITelemetryGrain, IStreamSubscriptionObserver, IRemindable
{
    private const string Reminder = "telemetry";
    private const int RememberedMessages = 64;
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    /// <summary>After the day is over everywhere that we have schools, and when few are awake.</summary>
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromHours(2);

    private readonly Queue<string> _messages = new();
    private bool _promised;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<RequestCounts>().ResumeAsync(ReceiveAsync);

    public async Task<Result<TelemetryView>> GetAsync(TelemetryQuery query, CancellationToken cancellationToken)
    {
        var window = TelemetryWindow.Of(query.From, query.To, await clock.NowAsync(Tenant), await clock.ZoneAsync(Tenant));
        return window.Succeeded ? await new ReadTelemetry(rows, Tenant, window.Value, query).AsAskedAsync(time.GetUtcNow(), cancellationToken) : window.Error;
    }

    public async Task<Result<string>> ExportAsync(TelemetryDay day, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(Tenant);
        var asked = day.Day ?? now.SchoolDay.AddDays(-1);
        var window = TelemetryWindow.Of(asked, asked, now, await clock.ZoneAsync(Tenant));
        return window.Succeeded ? TelemetryCsv.Of(await MinutesAsync(window.Value, cancellationToken)) : window.Error;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        SystemEntry.Enter(Tenant);
        await ArchiveAsync();
        await PurgeAsync();
    }

    private async Task ReceiveAsync(RequestCounts message, StreamSequenceToken? token)
    {
        using var activity = StreamTrace.Continue("fold requests", Tenant);
        SystemEntry.Enter(Tenant);
        if (_messages.Contains(message.Id))
            return;
        await rows.RunAsync([.. message.Minutes.SelectMany(minute => TelemetryRows.Of(Tenant, minute))]);
        if (_messages.Count == RememberedMessages)
            _messages.Dequeue();
        _messages.Enqueue(message.Id);
        await PromiseAsync();
    }

    /// <summary>Who has rows has a reminder that puts them aside.</summary>
    private async Task PromiseAsync()
    {
        if (_promised)
            return;
        if (await this.GetReminder(Reminder) is null)
        {
            var now = time.GetUtcNow();
            var next = new DateTimeOffset(now.Date, TimeSpan.Zero) + AfterMidnight;
            await this.RegisterOrUpdateReminder(Reminder, (next > now ? next : next + Daily) - now, Daily);
        }

        _promised = true;
    }

    /// <summary>Days that are over and not put aside yet; a week back, should nobody have been awake for a while.</summary>
    private async Task ArchiveAsync()
    {
        if (!archive.IsOn)
            return;
        var (now, zone) = (await clock.NowAsync(Tenant), await clock.ZoneAsync(Tenant));
        for (var back = 7; back >= 1; back--)
        {
            var day = now.SchoolDay.AddDays(-back);
            if (archive.Holds(Tenant, day))
                continue;
            var minutes = await MinutesAsync(TelemetryWindow.Of(day, day, now, zone).Value, CancellationToken.None);
            if (minutes.IsEmpty)
                continue;
            try
            {
                await archive.SaveAsync(Tenant, day, minutes);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The rows stay for months: the next day tries again.
                LogNotArchived(fault, Tenant, day);
                return;
            }
        }

        archive.Purge(Tenant, now.SchoolDay.AddDays(-TelemetryWindow.KeptDays));
    }

    private async Task PurgeAsync()
    {
        var before = time.GetUtcNow().AddDays(-TelemetryWindow.KeptDays);
        foreach (var statement in new[] { "Telemetry/PurgeRequests", "Telemetry/PurgeErrors" })
        {
            // Some thousand rows per transaction: nobody waits long behind one.
            while ((await rows.RunAndCountAsync(Statement.Of(statement, ("tenant", Tenant), ("before", (DateTimeOffset?)before))))[0] > 0)
            {
            }
        }
    }

    private Task<ImmutableArray<RequestRow>> MinutesAsync(TelemetryWindow window, CancellationToken cancellationToken) =>
        rows.QueryAsync<RequestRow>("Telemetry/Minutes", new { tenant = Tenant, begin = window.Begin, until = window.Until }, cancellationToken);

    [LoggerMessage(LogLevel.Warning, "The requests of {Tenant} on {Day} could not be put aside; it is tried again tomorrow.")]
    private partial void LogNotArchived(Exception fault, string tenant, DateOnly day);
}
