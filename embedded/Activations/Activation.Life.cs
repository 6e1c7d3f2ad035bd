using System.Diagnostics;
using Orleans;
using StudyMate.Embedded.Calls;
using StudyMate.Embedded.Diagnostics;
using StudyMate.Embedded.Scheduling;
using StudyMate.Embedded.Timers;

namespace StudyMate.Embedded.Activations;

/// <summary>From the first call to the end.</summary>
internal sealed partial class Activation : IActivationControl
{
    private enum LifeStep
    {
        None,
        Start,
        End,
    }

    /// <summary>Ends this activation once its running calls are done.</summary>
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (this)
        {
            if (_state is ActivationState.Ending or ActivationState.Ended)
                return;
            Extras.Reason = deactivationReason;
            Extras.EndingToken = cancellationToken;
            Extras.WasRunning = _state == ActivationState.Running;
            Extras.HadStarted = _state != ActivationState.Created;
            Extras.EndingSince = Class.Engine.Timestamp;
            _state = ActivationState.Ending;
            _ending = false;
            if (_scheduled)
                return;
            _scheduled = true;
        }

        Class.Engine.Scheduler.Schedule(this);
    }

    /// <summary>Whether nothing runs or waits and the last use is longer ago than the class allows.</summary>
    public bool IsIdle(long now, TimeProvider time)
    {
        lock (this)
        {
            return _state == ActivationState.Running && Load == 0 && _firstContinuation is null
                && (_extras?.KeepUntil ?? long.MinValue) < now
                && time.GetElapsedTime(LastUsed, now) >= Class.CollectionAge;
        }
    }

    public void DelayDeactivation(TimeSpan timeSpan)
    {
        var now = Class.Engine.Timestamp;
        Extras.KeepUntil = timeSpan <= TimeSpan.Zero && timeSpan != Timeout.InfiniteTimeSpan
            ? long.MinValue
            : timeSpan == Timeout.InfiniteTimeSpan || timeSpan == TimeSpan.MaxValue
                ? long.MaxValue
                : now + Class.Engine.Timeouts.ToTicks(timeSpan);
    }

    private bool _ending;

    /// <summary>Under the lock.</summary>
    private LifeStep NextLifeStep()
    {
        if (_state == ActivationState.Created)
        {
            _state = ActivationState.Starting;
            return LifeStep.Start;
        }

        if (_state == ActivationState.Ending && !_ending && _running == 0 && !_starting)
        {
            _ending = true;
            return LifeStep.End;
        }

        return LifeStep.None;
    }

    private bool _starting;

    private void RunLifeStep(LifeStep step)
    {
        if (step == LifeStep.End)
        {
            ExecutionContext.Restore(CleanContext.Instance);
            _ = EndAsync();
            return;
        }

        // OnActivateAsync sees what the first call carries.
        ExecutionContext.Restore(_head?.Context?.Flow ?? CleanContext.Instance);
        _starting = true;
        Class.Engine.Meters.OnCreated(Class);
        var activity = EngineActivities.StartLifecycle(EngineActivities.ActivateGrain, GrainId, Class.TypeName, _head?.Context);
        Exception? failure = null;
        Task? starting = null;
        try
        {
            _constructing = this;
            GrainInstance = Class.Create(this);
        }
        catch (Exception exception)
        {
            failure = exception;
        }
        finally
        {
            _constructing = null;
        }

        if (failure is null && (Class.OverridesOnActivate || _extras?.Records is not null))
            starting = StartAsync(activity);
        if (starting is null)
            OnStarted(failure, activity);
    }

    private async Task StartAsync(Activity? activity)
    {
        Exception? failure = null;
        try
        {
            using var timeout = new CancellationTokenSource(Class.Engine.ActivationTimeout, Class.Engine.Time);
            if (_extras?.Records is { } records)
            {
                foreach (var record in records)
                    await record.LoadAsync(timeout.Token);
            }

            if (Class.OverridesOnActivate)
            {
                using var step = EngineActivities.StartLifecycle(EngineActivities.OnActivate, GrainId, Class.TypeName);
                await ((IGrainBase)GrainInstance!).OnActivateAsync(timeout.Token).WaitAsync(timeout.Token);
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        OnStarted(failure, activity);
    }

    private void OnStarted(Exception? failure, Activity? activity)
    {
        if (failure is not null)
            activity.SetFailed(failure);
        activity?.Stop();
        // Unused so far, it was last used when it was made.
        var meters = Class.Engine.Meters;
        if (failure is not null || meters.TimesActivations)
            meters.OnActivated(Class, Class.Engine.Time.GetElapsedTime(LastUsed), failed: failure is not null);
        if (failure is not null)
        {
            Class.Engine.Log.ActivationFailed(GrainId, failure);
            Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationFailed, failure, "Failed to activate grain."));
        }

        lock (this)
        {
            _starting = false;
            if (failure is not null)
                Extras.ActivationFailure = failure;
            else if (_state == ActivationState.Starting)
                _state = ActivationState.Running;
        }
    }

    private async Task EndAsync()
    {
        var extras = Extras;
        var activity = EngineActivities.StartLifecycle(EngineActivities.DeactivateGrain, GrainId, Class.TypeName);
        activity?.SetTag("orleans.deactivation.reason", extras.Reason.ReasonCode.ToString());
        try
        {
            foreach (var timer in TakeTimers())
                timer.Dispose();
            if (extras.WasRunning && Class.OverridesOnDeactivate)
            {
                using var step = EngineActivities.StartLifecycle(EngineActivities.OnDeactivate, GrainId, Class.TypeName);
                using var timeout = new CancellationTokenSource(Class.Engine.DeactivationTimeout, Class.Engine.Time);
                using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, extras.EndingToken);
                await ((IGrainBase)GrainInstance!).OnDeactivateAsync(extras.Reason, linked.Token).WaitAsync(linked.Token);
            }
        }
        catch (Exception exception)
        {
            activity.SetFailed(exception);
            Class.Engine.Log.DeactivationFailed(GrainId, exception);
        }

        Call? left;
        lock (this)
        {
            _state = ActivationState.Ended;
            left = _head;
            _head = _tail = _scanned = null;
            _waiting = 0;
        }

        // A call that finds this activation before it is forgotten is turned away and looks again.
        Class.Forget(this);
        Hand(left, extras.ActivationFailure);
        await DisposeAsync(extras);
        activity?.Stop();
        Class.Engine.Meters.OnDeactivated(Class, extras.Reason.ReasonCode, Class.Engine.Time.GetElapsedTime(extras.EndingSince));
        if (extras.HadStarted)
            Class.Engine.Meters.OnDestroyed(Class);
        lock (this)
            extras.Ended?.TrySetResult();
    }

    /// <summary>Calls that waited fail with a failed activation, otherwise the next activation takes them.</summary>
    private static void Hand(Call? left, Exception? activationFailure)
    {
        while (left is not null)
        {
            var next = left.Next;
            left.Next = null;
            if (!left.IsLocal)
            {
                if (activationFailure is not null)
                    left.Fail(activationFailure);
                else
                    left.Target!.Target.Deliver(left.Target, left);
            }

            left = next;
        }
    }

    private GrainTimer[] TakeTimers()
    {
        lock (this)
        {
            GrainTimer[] timers = [.. _extras?.Timers ?? []];
            if (_extras is not null)
                _extras.Timers = null;
            return timers;
        }
    }

    private async ValueTask DisposeAsync(ActivationExtras extras)
    {
        try
        {
            if (GrainInstance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else
                (GrainInstance as IDisposable)?.Dispose();
            if (extras.Scope is IAsyncDisposable scope)
                await scope.DisposeAsync();
            else
                extras.Scope?.Dispose();
        }
        catch (Exception exception)
        {
            Class.Engine.Log.DeactivationFailed(GrainId, exception);
        }
    }
}
