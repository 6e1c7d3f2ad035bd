namespace StudyMate.Simulation;

/// <summary>The world's clock as one process sees it.</summary>
internal sealed class SimulatedTime(SimulatedProcess process) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => process.World.Now;

    public override long GetTimestamp() => process.World.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(process, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}

/// <summary>A timer in simulated time. Its callback is a turn of its process, in the context that made it.</summary>
internal sealed class SimulatedTimer(SimulatedProcess process, TimerCallback callback, object? state) : ITimer, IThreadPoolWorkItem
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private TimeSpan _period;
    private int _setting;
    private bool _set;

    /// <summary>Whether it still waits for the time that was set as number <paramref name="setting"/>.</summary>
    public bool IsSet(int setting) => _set && _setting == setting && !process.IsDead;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _setting++;
        _period = period;
        _set = dueTime != Timeout.InfiniteTimeSpan;
        if (_set)
            process.World.Add(this, _setting, dueTime);
        return true;
    }

    public void GoOff()
    {
        _set = false;
        if (_period > TimeSpan.Zero)
            Change(_period, _period);
        process.Schedule(this);
    }

    public void Dispose() => _set = false;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (_context is null)
            Invoke();
        else
            ExecutionContext.Run(_context, static timer => ((SimulatedTimer)timer!).Invoke(), this);
    }

    private void Invoke() => callback(state);
}
