using System.Globalization;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;

namespace StudyMate.People;

/// <content>
/// Carrying out: batches of lines, each line with an operation id of its own, so that a batch that a crash interrupts is simply done
/// again. What is left after the caller's five seconds is the timer's; what a crash leaves is the reminder's.
/// </content>
internal sealed partial class ImportGrain
{
    private const int LinesPerBatch = 64;

    /// <summary>How long a line that ends in faults is tried again: a disk that is full, or a database that is away, is not the line's fault.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan CallersTime = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan TicksTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Lines that ended in a fault, and when that began.</summary>
    private readonly Dictionary<int, long> _faulty = [];
    private IGrainTimer? _worker;

    public async Task<Result<ImportView>> ApplyAsync(CancellationToken cancellationToken)
    {
        await commit.ReplayedAsync(this, record);
        var state = record.State;
        if (!state.Exists)
            return ImportErrors.NotFound;
        switch (state.StatusAt(time.GetUtcNow()))
        {
            case ImportStatuses.Expired:
                return ImportErrors.Expired;
            case ImportStatuses.Completed or ImportStatuses.Running:
                return await ViewAsync(cancellationToken);
        }

        if (Roles.Parse(state.HighestRole) is { } role && role > Actor.Required.Role)
            return ImportErrors.ListGrantsAboveOwn;
        cancellationToken.ThrowIfCancellationRequested();
        var by = Actor.Required.AccountId;
        // Before the promise is made: whatever happens now, somebody will come back to it.
        await this.RegisterOrUpdateReminder(ResumeReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        var moment = await clock.NowAsync(_tenant);
        await SaveAsync(state with { Status = ImportStatuses.Running, By = by }, FactOf("import.applied", moment, by) with
        {
            Payload = FactPayload.Of(("importId", _id), ("type", state.Type)),
        });

        await WorkAsHouseAsync(CallersTime);
        if (record.State.Status is ImportStatuses.Running)
            StartWorking();
        return await ViewAsync(CancellationToken.None);
    }

    private void StartWorking() => _worker ??= this.RegisterGrainTimer(
        _ => WorkAsHouseAsync(TicksTime),
        new GrainTimerCreationOptions(TimeSpan.Zero, Period) { KeepAlive = true });

    /// <summary>Lines are the house's work, whoever waits for it: the same in the call, the timer and after a crash.</summary>
    private async Task WorkAsHouseAsync(TimeSpan limit)
    {
        SystemEntry.Enter(_tenant);
        await commit.CompleteAsync(this, record);
        var started = time.GetTimestamp();
        while (record.State.Status is ImportStatuses.Running && time.GetElapsedTime(started) < limit)
        {
            var batch = await lines.NextAsync(_tenant, _id, LinesPerBatch);
            if (batch.IsEmpty)
            {
                await FinishAsync();
                break;
            }

            var results = await Task.WhenAll(batch.Select(TryAsync));
            await lines.PutResultsAsync(_tenant, _id, results.OfType<RowResult>());
            // A fault is not the line's: leave it to the next tick instead of hammering.
            if (results.Contains(null))
                break;
        }
    }

    /// <summary>What came of a line, or null when a fault prevented it and it will be tried again.</summary>
    private async Task<RowResult?> TryAsync(PendingRow row)
    {
        Operation.Enter(string.Create(CultureInfo.InvariantCulture, $"{_id}-{row.Line}"));
        try
        {
            var result = await apply.RunAsync(_tenant, _id, Enum.Parse<ImportType>(record.State.Type!, ignoreCase: true), row, record.State.By);
            _faulty.Remove(row.Line);
            return result;
        }
        catch (Exception fault) when (fault is not AccessDeniedException)
        {
            // One line's fault (a time-out, a full disk) must not stop the ten thousand others; it is logged, tried again, and in the end reported.
            if (_faulty.TryAdd(row.Line, time.GetTimestamp()))
                LogFault(log, fault, _id, row.Line);
            if (time.GetElapsedTime(_faulty[row.Line]) < Patience)
                return null;
            LogGivenUp(log, fault, _id, row.Line);
            return new RowResult(row.Line, RowResult.Failed, ImportErrors.Fault.Of(row.Line, null));
        }
    }

    private async Task FinishAsync()
    {
        var counts = await lines.CountAsync(_tenant, _id, CancellationToken.None);
        var moment = await clock.NowAsync(_tenant);
        var next = record.State with
        {
            Status = ImportStatuses.Completed,
            Created = counts.Created,
            Updated = counts.Updated,
            Unchanged = counts.Unchanged,
            Failed = counts.Failed,
            CompletedAt = moment.At,
        };
        await SaveAsync(next, FactOf("import.completed", moment, next.By) with
        {
            Payload = FactPayload.Of(("importId", _id), ("type", next.Type), ("created", Text(counts.Created)), ("updated", Text(counts.Updated)), ("failed", Text(counts.Failed))),
        });
        _worker?.Dispose();
        _worker = null;
        await ForgetReminderAsync(ResumeReminder);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Error, "Import {ImportId}: line {Line} failed, it is tried again")]
    private static partial void LogFault(ILogger log, Exception fault, string importId, int line);

    [LoggerMessage(LogLevel.Error, "Import {ImportId}: line {Line} is given up")]
    private static partial void LogGivenUp(ILogger log, Exception fault, string importId, int line);
}
