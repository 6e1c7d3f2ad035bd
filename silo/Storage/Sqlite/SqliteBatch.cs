namespace StudyMate.Storage;

/// <summary>
/// Units of work in one transaction. A unit that fails is undone alone: the transaction starts over, and this time every unit has a
/// savepoint. Failures are rare, and a savepoint makes SQLite copy every page that it touches.
/// </summary>
internal sealed class SqliteBatch(SqliteSession session)
{
    private const string Begin = "BEGIN IMMEDIATE";
    private const string Rollback = "ROLLBACK";
    private const string Savepoint = "SAVEPOINT unit";
    private const string Release = "RELEASE unit";
    private const string Undo = "ROLLBACK TO unit";

    /// <summary>Runs the units in one transaction; answers what failed them all, or null.</summary>
    public Exception? Commit(List<WriteUnit> units)
    {
        try
        {
            session.Guarded = false;
            if (!TryUnguarded(units))
            {
                // SQLite ends a transaction by itself after some faults, such as a full disk.
                if (session.InTransaction)
                    session.Control(Rollback);
                session.Guarded = true;
                if (RunGuarded(units) is { } fault)
                    return fault;
            }

            session.Control("COMMIT");
            return null;
        }
        catch (Microsoft.Data.Sqlite.SqliteException fault)
        {
            // BEGIN, COMMIT or a savepoint failed: nothing of this batch is promised to anybody.
            Abandon();
            return fault;
        }
    }

    /// <summary>Nothing can be undone alone here, so the first unit that fails ends the attempt.</summary>
    private bool TryUnguarded(List<WriteUnit> units)
    {
        session.Control(Begin);
        foreach (var unit in units)
        {
            if (!unit.Attempt(session) || !session.InTransaction)
                return false;
        }

        return true;
    }

    private Exception? RunGuarded(List<WriteUnit> units)
    {
        session.Control(Begin);
        foreach (var unit in units)
        {
            session.Control(Savepoint);
            var succeeded = unit.Attempt(session);
            if (!session.InTransaction)
                return unit.Fault ?? new IOException("The transaction ended before its time.");
            if (!succeeded)
                session.Control(Undo);
            session.Control(Release);
        }

        return null;
    }

    private void Abandon()
    {
        try
        {
            if (session.InTransaction)
                session.Control(Rollback);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The next BEGIN tells its callers; those of this batch get the first fault.
        }
    }
}
