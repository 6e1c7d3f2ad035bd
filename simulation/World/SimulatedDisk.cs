using StudyMate.Storage;

namespace StudyMate.Simulation;

/// <summary>
/// What survives a crash: the product's real schema and statements on one connection in memory. A commit is a completed sync; what was not
/// committed when the process dies is gone.
/// </summary>
internal sealed class SimulatedDisk : IDisposable
{
    private readonly SqliteBatch _batch;
    private bool _unsynced;

    public SimulatedDisk(TimeProvider time)
    {
        Session = SqliteSession.OpenWriter(":memory:", SqlStatements.Sqlite, new SqliteTuning { WriterCacheKib = 8 * 1024 });
        // There is no file to leave anything in.
        Session.Run("PRAGMA secure_delete = OFF;");
        SqliteMigrations.Apply(Session, SqlStatements.Sqlite.Migrations, time);
        _batch = new SqliteBatch(Session);
    }

    public SqliteSession Session { get; }

    /// <summary>Transactions committed.</summary>
    public long Commits { get; private set; }

    /// <summary>Runs the units in one transaction, as the product's writer does; answers what failed them all, or null.</summary>
    public Exception? Commit(List<WriteUnit> units)
    {
        Commits++;
        return _batch.Commit(units);
    }

    /// <summary>For a mutant: visible to everybody, but not on disk before <see cref="Sync"/>.</summary>
    public void WriteUnsynced(List<WriteUnit> units)
    {
        if (!_unsynced)
            Session.Control("BEGIN IMMEDIATE");
        _unsynced = true;
        Session.Guarded = true;
        foreach (var unit in units)
        {
            Session.Control("SAVEPOINT unit");
            if (!unit.Attempt(Session))
                Session.Control("ROLLBACK TO unit");
            Session.Control("RELEASE unit");
        }
    }

    public void Sync()
    {
        if (_unsynced)
            Session.Control("COMMIT");
        _unsynced = false;
    }

    /// <summary>The power goes: everything after the last completed sync is lost.</summary>
    public void LosePower()
    {
        if (_unsynced)
            Session.Control("ROLLBACK");
        _unsynced = false;
    }

    public void Dispose() => Session.Dispose();
}
