using Orleans;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>One reminder of a process: wakes at its times, one tick after the other. What fell due while nobody ran is not made up for.</summary>
internal sealed class LocalReminder : IDisposable
{
    private static readonly GrainMethod Receive = GrainMethod.Of(typeof(IRemindable).GetMethod(nameof(IRemindable.ReceiveReminder))!);

    private readonly Silo _silo;
    private readonly ReminderEntry _entry;
    private readonly ITimer _timer;
    private DateTime _next;
    private bool _disposed;

    public LocalReminder(Silo silo, ReminderEntry entry)
    {
        _silo = silo;
        _entry = entry;
        _next = entry.StartAt;
        SkipPast();
        _timer = CleanContext.CreateTimer(silo.Time, () => _ = TickAsync());
        Sleep();
    }

    private DateTime Now => _silo.Time.GetUtcNow().UtcDateTime;

    public void Dispose()
    {
        _disposed = true;
        _timer.Dispose();
    }

    private void Sleep()
    {
        if (!_disposed)
            _timer.Change(_next - Now, Timeout.InfiniteTimeSpan);
    }

    private async Task TickAsync()
    {
        try
        {
            await _silo.Send(_entry.GrainId, Receive, [_entry.ReminderName, new TickStatus(_entry.StartAt, _entry.Period, Now)]);
        }
        catch (Exception exception)
        {
            // It ticks again at its next time.
            _silo.Log.ReminderFailed(_entry.ReminderName, _entry.GrainId, exception);
        }

        _next += _entry.Period;
        SkipPast();
        Sleep();
    }

    private void SkipPast()
    {
        var late = Now - _next;
        if (late > TimeSpan.Zero)
            _next += _entry.Period * Math.Ceiling(late / _entry.Period);
    }
}
