using Orleans.Runtime;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Scheduling;

namespace StudyMate.Embedded.Timers;

/// <summary>
/// A timer of one activation. A tick is a call that waits in the activation's queue like any other; the next one is armed when it has ended, so
/// ticks never overlap, however long they take.
/// </summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;
    private TimeSpan _due = Timeout.InfiniteTimeSpan;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _ticking;
    private bool _changed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, bool interleave, bool keepAlive)
    {
        _activation = activation;
        _callback = callback;
        Interleave = interleave;
        KeepAlive = keepAlive;

        // The caller's context must not live in the timer: a tick starts without any.
        var context = ExecutionContext.Capture() ?? CleanContext.Instance;
        ExecutionContext.Restore(CleanContext.Instance);
        _timer = activation.Class.Engine.Time.CreateTimer(
            static state => ((GrainTimer)state!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        ExecutionContext.Restore(context);
    }

    public bool Interleave { get; }

    public bool KeepAlive { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfOutOfRange(dueTime, nameof(dueTime));
        ThrowIfOutOfRange(period, nameof(period));
        (_changed, _due, _period) = (true, dueTime, period);
        if (!_ticking)
            Arm(dueTime);
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _timer.Dispose();
        _activation.RemoveTimer(this);
    }

    public async Task TickAsync()
    {
        if (_disposed.IsCancellationRequested)
            return;
        _changed = false;
        try
        {
            await _callback(_disposed.Token);
        }
        catch (Exception exception)
        {
            _activation.Class.Engine.Log.TimerFailed(_activation.GrainId, exception);
            throw;
        }
        finally
        {
            _ticking = false;
            Arm(_changed ? _due : _period);
        }
    }

    private void OnDue()
    {
        _ticking = true;
        _activation.TryEnqueue(new TimerCall(this));
    }

    private void Arm(TimeSpan due)
    {
        if (!_disposed.IsCancellationRequested)
            _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private static void ThrowIfOutOfRange(TimeSpan span, string name)
    {
        var milliseconds = (long)span.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, 0xfffffffe, name);
    }
}
