using Orleans;
using StudyMate.Facts;

namespace StudyMate.Operations;

/// <summary>What waits in the database, for all schools together: for diagnostics and for the meter.</summary>
internal sealed class QueueFigures(IRows rows, TimeProvider time, IReminderTable? reminders = null)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    public async Task<OutboxFigures> OutboxAsync(CancellationToken cancellationToken)
    {
        var row = (await rows.QueryAsync<OutboxRow>("Diagnostics/Outbox", null, cancellationToken))[0];
        var age = row.OldestAt is { } oldest ? (time.GetUtcNow() - Micros.ToInstant(oldest)).TotalSeconds : 0;
        return new OutboxFigures(row.Waiting, Math.Max(0, Math.Round(age)), row.Undelivered, row.Dead);
    }

    public async Task<ReminderFigures> RemindersAsync()
    {
        if (reminders is null)
            return new ReminderFigures(null, null);
        // The whole ring: both ends are the same.
        var all = (await reminders.ReadRows(0, 0)).Reminders;
        var now = time.GetUtcNow().UtcDateTime;
        return new ReminderFigures(all.Count, all.Count(entry => NextTick(entry, now) - now < Soon));
    }

    private static DateTime NextTick(ReminderEntry entry, DateTime now)
    {
        var start = DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc);
        return start >= now || entry.Period <= TimeSpan.Zero ? start : now.AddTicks(entry.Period.Ticks - ((now - start).Ticks % entry.Period.Ticks));
    }

    private sealed record OutboxRow(long Waiting, long? OldestAt, long Undelivered, long Dead);
}
