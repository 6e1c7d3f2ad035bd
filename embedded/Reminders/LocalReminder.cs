using Orleans;
using Orleans.Runtime;
using StudyMate.Embedded.Calls;
using StudyMate.Embedded.Hosting;
using StudyMate.Embedded.Scheduling;

namespace StudyMate.Embedded.Reminders;

/// <summary>One reminder of this host: wakes at its times, one tick after the other.</summary>
internal sealed class LocalReminder : IDisposable
{
    // The longest time that the system's timers can sleep is 49 days; a later tick is waited for in steps.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(30);

    private readonly Engine _engine;
    private readonly ReminderEntry _entry;
    private readonly ITimer _timer;
    private DateTime _next;
    private volatile bool _disposed;

    public LocalReminder(Engine engine, ReminderEntry entry)
    {
        _engine = engine;
        _entry = entry;
        _next = FirstTick(entry, Now);
        var context = ExecutionContext.Capture() ?? CleanContext.Instance;
        ExecutionContext.Restore(CleanContext.Instance);
        _timer = engine.Time.CreateTimer(static state => ((LocalReminder)state!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        ExecutionContext.Restore(context);
        Sleep();
    }

    private DateTime Now => _engine.Time.GetUtcNow().UtcDateTime;

    public void Dispose()
    {
        _disposed = true;
        _timer.Dispose();
    }

    private static DateTime FirstTick(ReminderEntry entry, DateTime now)
    {
        if (entry.StartAt >= now)
            return entry.StartAt;
        var missed = (now - entry.StartAt).Ticks % entry.Period.Ticks;
        return missed == 0 ? now : now.AddTicks(entry.Period.Ticks - missed);
    }

    private void Sleep()
    {
        if (_disposed)
            return;
        var due = _next - Now;
        _timer.Change(due < TimeSpan.Zero ? TimeSpan.Zero : due > LongestSleep ? LongestSleep : due, Timeout.InfiniteTimeSpan);
    }

    private void OnDue()
    {
        if (Now < _next)
            Sleep();
        else
            _ = TickAsync();
    }

    private async Task TickAsync()
    {
        _engine.Meters.OnTick(Now - _next);
        try
        {
            var grainClass = _engine.Catalog.Find(_entry.GrainId.Type)
                ?? throw new ReminderException($"There is no grain of type '{_entry.GrainId.Type}' any more.");
            var grain = (IRemindable)(object)ReferenceEmitter.Of(typeof(IRemindable)).Create(grainClass, _entry.GrainId.Key);
            await grain.ReceiveReminder(_entry.ReminderName, new TickStatus(_entry.StartAt, _entry.Period, Now));
        }
        catch (Exception exception)
        {
            _engine.Log.ReminderFailed(_entry.ReminderName, _entry.GrainId, exception);
        }

        // Times that passed while the tick ran are left out.
        _next += _entry.Period;
        if (_next < Now)
            _next = FirstTick(_entry, Now);
        Sleep();
    }
}
