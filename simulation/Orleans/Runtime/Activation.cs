using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudyMate.Simulation;

/// <summary>One activation of a grain: the queue of its calls, the scheduler of its turns, and its life.</summary>
internal sealed partial class Activation : TaskScheduler, IGrainContext, IThreadPoolWorkItem
{
    [ThreadStatic]
    private static Activation? _current;

    [ThreadStatic]
    private static Activation? _constructing;

    private readonly List<Call> _waiting = [];
    private readonly List<Call> _running = [];
    private readonly Queue<Task> _continuations = new();
    private bool _scheduled;
    private bool _callsFirst;
    private bool _beginning;

    public Activation(GrainClass grainClass, IdSpan key)
    {
        Class = grainClass;
        GrainId = new GrainId(grainClass.GrainType, key);
        _lastUsed = grainClass.Silo.Time.GetUtcNow();
    }

    /// <summary>The activation whose turn runs on this thread.</summary>
    public static new Activation? Current => _current;

    /// <summary>The activation whose grain object is being built on this thread.</summary>
    public static Activation? Constructing => _constructing;

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices => Class.Silo.Services;

    /// <summary>Calls that run or wait.</summary>
    public int Load => _running.Count + _waiting.Count;

    public void Enqueue(Call call)
    {
        call.Receiver = this;
        _waiting.Add(call);
        Wake();
    }

    /// <summary>Runs something as a turn of its own.</summary>
    public void Queue(Action action) => new Task(action).Start(this);

    /// <summary>One turn.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        _scheduled = false;
        var outer = _current;
        _current = this;
        try
        {
            RunTurn();
        }
        finally
        {
            CleanContext.Enter();
            _current = outer;
        }

        if (_continuations.Count > 0 || HasLifeStep || _waiting.Exists(MayRun))
            Wake();
    }

    protected override void QueueTask(Task task)
    {
        if (_beginning)
        {
            _beginning = false;
            return;
        }

        _continuations.Enqueue(task);
        Wake();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && _current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [.. _continuations];

    private void Wake()
    {
        // What comes from another thread the scheduler refuses, whether or not a turn is on its way already.
        if (_scheduled && Class.Silo.IsHere)
            return;
        _scheduled = true;
        Class.Silo.Scheduler.Schedule(this);
    }

    /// <summary>Calls and continuations take turns, so that neither a busy loop of continuations nor a full queue bars the other.</summary>
    private void RunTurn()
    {
        _waiting.RemoveAll(call => call.Answer.IsCompleted && !call.IsTick);
        if (HasLifeStep)
        {
            Begin(LiveAsync);
        }
        else if ((_callsFirst || _continuations.Count == 0) && _waiting.Find(MayRun) is { } call)
        {
            _callsFirst = false;
            _waiting.Remove(call);
            _running.Add(call);
            Begin(() => RunAsync(call));
        }
        else if (_continuations.TryDequeue(out var continuation))
        {
            _callsFirst = true;
            TryExecuteTask(continuation);
        }
    }

    /// <summary>A task is the only way to make this the current scheduler, which every await of the grain then comes back to.</summary>
    private void Begin(Func<Task> work)
    {
        var turn = new Task(() => _ = work());
        _beginning = true;
        turn.Start(this);
        TryExecuteTask(turn);
    }

    private bool MayRun(Call call) => _state is ActivationState.Running
        && (call.AlwaysInterleaves || Class.IsReentrant || _running.TrueForAll(running => running.AlwaysInterleaves));

    private async Task RunAsync(Call call)
    {
        CleanContext.Enter(call.Context);
        Task running;
        try
        {
            running = new IncomingCall(call, this).Invoke();
        }
        catch (Exception exception)
        {
            // Thrown at once or later: the caller hears the same.
            running = Task.FromException(exception);
        }

        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        // First the books, then the answer: whoever hears it finds this activation as it will be.
        _running.Remove(call);
        if (call.KeepsAlive)
            _lastUsed = Class.Silo.Time.GetUtcNow();
        if (running.Exception?.InnerException is { } fault)
            OnFailed(call, fault);
        call.Complete(running);
    }

    private void OnFailed(Call call, Exception fault)
    {
        Class.Silo.Log.CallFailed(call, fault);
        if (fault is not InconsistentStateException { IsSourceActivation: true } inconsistent)
            return;
        // What this activation remembers is not what the storage holds; callers up the chain are not to blame.
        inconsistent.IsSourceActivation = false;
        Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, "The grain's record was changed by somebody else."));
    }
}
