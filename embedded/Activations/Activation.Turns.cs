using Orleans.Runtime;
using StudyMate.Embedded.Calls;
using StudyMate.Embedded.Scheduling;

namespace StudyMate.Embedded.Activations;

/// <summary>Turns: one thing at a time, calls and continuations alike.</summary>
internal sealed partial class Activation
{
    /// <summary>What Orleans calls long by default.</summary>
    private static readonly TimeSpan LongTurn = TimeSpan.FromSeconds(1);

    [ThreadStatic]
    private static bool _startingSlice;

    private Task? _firstContinuation;
    private Queue<Task>? _moreContinuations;
    private bool _scheduled;
    private bool _callsFirst;

    /// <summary>Runs turns on the calling thread until there is nothing to do or the slice is used up.</summary>
    public void Execute()
    {
        // A task is the only way to make this the current scheduler, which every await of the grain then comes back to.
        var slice = new Task(static state => ((Activation)state!).RunTurns(), this);
        _startingSlice = true;
        slice.Start(this);
        TryExecuteTask(slice);
    }

    public void QueueAction(Action action) => new Task(action).Start(this);

    void IWorkItemScheduler.QueueTask(Task task) => task.Start(this);

    protected override void QueueTask(Task task)
    {
        if (_startingSlice)
        {
            _startingSlice = false;
            return;
        }

        lock (this)
        {
            if (_firstContinuation is null && _moreContinuations is not { Count: > 0 })
                _firstContinuation = task;
            else
                (_moreContinuations ??= new Queue<Task>()).Enqueue(task);
            if (_scheduled)
                return;
            _scheduled = true;
        }

        Class.Engine.Scheduler.Schedule(this);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && _current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() =>
        [.. _firstContinuation is { } first ? new[] { first } : [], .. _moreContinuations ?? []];

    private void RunTurns()
    {
        var outer = _current;
        _current = this;
        try
        {
            // After so many turns the thread goes back to the pool, so that one busy grain cannot starve the others.
            for (var turns = Class.Engine.TurnsPerSlice; turns > 0; turns--)
            {
                if (!RunTurn())
                    return;
            }
        }
        finally
        {
            ExecutionContext.Restore(CleanContext.Instance);
            _current = outer;
        }

        Class.Engine.Scheduler.Schedule(this);
    }

    /// <summary>One turn; false, and no longer scheduled, if there was nothing to do.</summary>
    private bool RunTurn()
    {
        Task? continuation = null;
        Call? call = null;
        var step = LifeStep.None;
        lock (this)
        {
            step = NextLifeStep();
            if (step == LifeStep.None)
            {
                // Calls and continuations take turns, so that neither a busy loop of continuations nor a full queue bars the other.
                if (_callsFirst)
                    call = TakeCall();
                if (call is null)
                    continuation = TakeContinuation();
                if (call is null && continuation is null && !_callsFirst)
                    call = TakeCall();
                _callsFirst = continuation is not null;
                if (call is null && continuation is null)
                {
                    _scheduled = false;
                    return false;
                }
            }
        }

        var began = Class.Engine.Meters.TimesTurns ? Class.Engine.Timestamp : 0;
        if (continuation is not null)
            TryExecuteTask(continuation);
        else if (call is not null)
            RunCall(call);
        else
            RunLifeStep(step);
        if (began != 0 && Class.Engine.Time.GetElapsedTime(began) > LongTurn)
            Class.Engine.Meters.OnLongTurn();
        return true;
    }

    private Task? TakeContinuation()
    {
        var task = _firstContinuation;
        _firstContinuation = null;
        return task ?? (_moreContinuations is { Count: > 0 } more ? more.Dequeue() : null);
    }

    private void RunCall(Call call)
    {
        ExecutionContext.Restore(call.Context?.Flow ?? CleanContext.Instance);
        Task running;
        if (Class.MayInterleave is not null && TakeRefusal(call) is { } refusal)
        {
            OnEnded(call, Task.FromException(refusal));
            return;
        }

        try
        {
            var filters = Class.Engine.IncomingFilters;
            running = filters.Length != 0 || Class.FiltersItself
                ? (call.Filtered = new IncomingCallContext(call, this, CallTarget(call), filters)).Invoke()
                : call.Begin(CallTarget(call));
            running ??= Task.FromException(new InvalidOperationException($"{call.GetActivityName()} returned null instead of a task."));
        }
        catch (Exception exception)
        {
            running = Task.FromException(exception);
        }

        if (running.IsCompleted)
            OnEnded(call, running);
        else
            call.AwaitEnd(running);
    }
}
