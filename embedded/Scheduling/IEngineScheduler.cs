namespace StudyMate.Embedded.Scheduling;

/// <summary>
/// The one place through which all work of the engine runs. Activations are the only work items; whoever replaces this class decides the order of
/// every turn (a simulation runs them on one thread, in a seeded order).
/// </summary>
internal interface IEngineScheduler
{
    /// <summary>After so many turns in a row an activation gives the others a chance; a simulation looks at every single one.</summary>
    int TurnsPerSlice => 64;

    /// <summary>Runs the item soon, on any thread, without the caller's execution context.</summary>
    void Schedule(IThreadPoolWorkItem item);
}

/// <summary>Runs work on the thread pool.</summary>
internal sealed class ThreadPoolScheduler : IEngineScheduler
{
    public void Schedule(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: true);
}
