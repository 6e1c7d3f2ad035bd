namespace StudyMate.Simulation;

/// <summary>
/// What one process would have: a scheduler for the turns of its grains, a task scheduler that every other continuation comes back to, and a clock
/// whose timers die with the process. Killing it is what a power cut does: nothing of it runs again, whatever it waited for.
/// </summary>
internal sealed class SimulatedProcess : TaskScheduler, ITurnScheduler
{
    private bool _adopting;

    public SimulatedProcess(SimulatedWorld world)
    {
        World = world;
        Time = new SimulatedTime(this);
    }

    public SimulatedWorld World { get; }

    public TimeProvider Time { get; }

    public bool IsDead { get; private set; }

    /// <summary>One turn at a time, so that a crash or another grain can come between any two.</summary>
    public void Schedule(IThreadPoolWorkItem turn)
    {
        if (!IsDead)
            World.Add(this, turn);
    }

    /// <summary>Starts something asynchronous in this process; its continuations stay here.</summary>
    public Task Start(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>What waits while the process stands still; null while it runs.</summary>
    public List<object>? Frozen { get; private set; }

    /// <summary>Stands still, as under a debugger or on a virtual machine that is moved: its time goes on, nothing of it runs.</summary>
    public void Freeze() => Frozen ??= World.Take(this);

    public void Thaw()
    {
        var waiting = Frozen ?? [];
        Frozen = null;
        foreach (var turn in waiting)
            World.Add(this, turn);
    }

    public void Kill()
    {
        IsDead = true;
        Frozen = null;
        World.Take(this);
    }

    /// <summary>Runs one turn, now, on this thread.</summary>
    public void Run(object turn)
    {
        if (IsDead)
            return;
        TryExecuteTask(turn as Task ?? Adopt((IThreadPoolWorkItem)turn));
    }

    /// <summary>What is awaited outside of any grain comes back here, so it runs as a task of this scheduler.</summary>
    private Task Adopt(IThreadPoolWorkItem item)
    {
        var task = new Task(static state => ((IThreadPoolWorkItem)state!).Execute(), item);
        _adopting = true;
        task.Start(this);
        return task;
    }

    protected override void QueueTask(Task task)
    {
        if (_adopting)
            _adopting = false;
        else if (!IsDead)
            World.Add(this, task);
    }

    /// <summary>Never: every continuation is a turn of its own.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
