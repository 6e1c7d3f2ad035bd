using StudyMate.Storage;

namespace StudyMate.Simulation;

/// <summary>
/// The database as one process has it: a queue of writes that share transactions, on a disk that is slow, fails before or after a write, and
/// outlives the process. Everything that waits when the process dies dies with it.
/// </summary>
internal sealed class SimulatedSqlite(SimulatedDisk disk, SimulatedProcess process, Faults faults, EntryWatch watch, Mutant mutant) : ISqliteDatabase
{
    private List<WriteUnit> _waiting = [];
    private bool _busy;

    public void Open()
    {
    }

    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> work)
    {
        watch.Look("a write");
        var unit = new WriteUnit<T>(faults.UnitFails() ? Failing(work) : work);
        _waiting.Add(unit);
        if (!_busy)
        {
            _busy = true;
            After(faults.DiskDelay(), Commit);
        }

        return await unit.Done;
    }

    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        watch.Look("a read");
        cancellationToken.ThrowIfCancellationRequested();
        if (faults.ReadDelay() is { } before)
            await Task.Delay(before, process.Time, cancellationToken);
        if (faults.ReadFails())
            throw new IOException("Simulated: the disk could not be read.");
        var found = read(disk.Session);
        if (faults.ReadDelay() is { } after)
            await Task.Delay(after, process.Time, cancellationToken);
        return found;
    }

    private void Commit()
    {
        var units = _waiting;
        _waiting = [];
        Exception? fault = null;
        if (faults.FailsBefore())
        {
            fault = new IOException("Simulated: nothing was written.");
        }
        else if (mutant == Mutant.AcknowledgeBeforeWrite)
        {
            disk.WriteUnsynced(units);
            After(TimeSpan.FromMilliseconds(200), disk.Sync);
        }
        else
        {
            fault = disk.Commit(units);
            if (fault is null && faults.FailsAfter())
                fault = new IOException("Simulated: written, but nobody can tell.");
        }

        After(TimeSpan.FromMicroseconds(100), () => Answer(units, fault));
    }

    private void Answer(List<WriteUnit> units, Exception? fault)
    {
        foreach (var unit in units)
            unit.Answer(fault);
        _busy = _waiting.Count > 0;
        if (_busy)
            After(faults.DiskDelay(), Commit);
    }

    private void After(TimeSpan wait, Action then) =>
        process.Time.CreateTimer(static state => ((Action)state!)(), then, wait, Timeout.InfiniteTimeSpan);

    /// <summary>The unit does its work and then fails: the others of its transaction must not notice.</summary>
    private static Func<SqliteSession, T> Failing<T>(Func<SqliteSession, T> work) => session =>
    {
        work(session);
        throw new IOException("Simulated: this one could not be written.");
    };
}
