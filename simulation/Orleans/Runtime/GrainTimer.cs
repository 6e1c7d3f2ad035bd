using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>What a tick looks like to call filters: the name that Orleans gives it.</summary>
internal interface IGrainTimerInvoker : IAddressable
{
    Task InvokeCallbackAsync();
}

/// <summary>
/// A timer of one activation. A tick is a call that waits in the activation's queue like any other; the next one is armed when it has ended, so
/// ticks never overlap, however long they take.
/// </summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _disposed = new();
    private readonly CallTarget _tick;
    private readonly ITimer _timer;
    private (TimeSpan DueTime, TimeSpan Period) _times;
    private bool _ticking;
    private bool _changed;

    private GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        _tick = new CallTarget(activation.GrainId, typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!, _ => TickAsync());
        _timer = CleanContext.CreateTimer(activation.Class.Silo.Time, OnDue);
    }

    public static GrainTimer Start(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(activation, callback, options);
        activation.Timers.Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        (_changed, _times) = (true, (dueTime, period));
        if (!_ticking)
            Arm(dueTime);
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _timer.Dispose();
        _activation.Timers.Remove(this);
    }

    private void OnDue()
    {
        _ticking = true;
        _activation.Enqueue(new Call<Nothing>(_tick, _activation) { IsTick = true, KeepsAlive = _options.KeepAlive });
    }

    private async Task TickAsync()
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
            // The timer goes on.
            _activation.Class.Silo.Log.TimerFailed(_activation.GrainId, exception);
            throw;
        }
        finally
        {
            _ticking = false;
            Arm(_changed ? _times.DueTime : _times.Period);
        }
    }

    private void Arm(TimeSpan due)
    {
        if (!_disposed.IsCancellationRequested)
            _timer.Change(due, Timeout.InfiniteTimeSpan);
    }
}
