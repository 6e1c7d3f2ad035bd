namespace StudyMate.Storage;

/// <summary>
/// Work that is written entirely or not at all; several units share a transaction. It may run twice, the first run being rolled back:
/// what it changes outside the database must not outlive a run.
/// </summary>
internal abstract class WriteUnit
{
    /// <summary>Set by <see cref="Attempt"/> when the unit's own work failed in the latest run; what it wrote is then rolled back.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Does the work on the writer's connection.</summary>
    public bool Attempt(SqliteSession session)
    {
        Fault = null;
        try
        {
            Run(session);
            return true;
        }
        catch (Exception fault)
        {
            // Whatever went wrong belongs to this unit's caller, who gets it; the loop goes on with the neighbours.
            Fault = fault;
            return false;
        }
    }

    /// <summary>Answers the caller: durable, or failed with its own fault or the given one of the whole transaction.</summary>
    public abstract void Answer(Exception? transactionFault);

    protected abstract void Run(SqliteSession session);
}

/// <inheritdoc/>
internal sealed class WriteUnit<T>(Func<SqliteSession, T> work) : WriteUnit
{
    // Callers continue elsewhere: the writer's thread must not run their code.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    public override void Answer(Exception? transactionFault)
    {
        if ((Fault ?? transactionFault) is { } fault)
            _done.SetException(fault);
        else
            _done.SetResult(_result!);
    }

    protected override void Run(SqliteSession session) => _result = work(session);
}
