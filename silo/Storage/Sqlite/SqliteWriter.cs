using System.Diagnostics;
using StudyMate.Common;

namespace StudyMate.Storage;

/// <summary>
/// The one writer of a database: a thread of its own with its own connection. Everything that waits when it wakes goes into one
/// transaction (<see cref="SqliteBatch"/>), so that many callers share one wait for the disk.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly object _gate = new();
    private readonly SqliteSession _session;
    private readonly SqliteBatch _batch;
    private readonly SqliteCheckpointer _checkpointer;
    private readonly SqliteRoom _room;
    private readonly int _maxWaiting;
    private readonly Thread _thread;
    private List<WriteUnit> _waiting = [];
    private List<WriteUnit> _running = [];
    private bool _stopping;
    private long _commits;

    /// <param name="session">The connection; the writer's own from now on.</param>
    /// <param name="checkpointer">Hears how the log grows; the writer's own, too.</param>
    /// <param name="room">Tells when the disk is full.</param>
    /// <param name="maxWaiting">Units that may wait.</param>
    public SqliteWriter(SqliteSession session, SqliteCheckpointer checkpointer, SqliteRoom room, int maxWaiting)
    {
        _session = session;
        _batch = new SqliteBatch(session);
        _checkpointer = checkpointer;
        _room = room;
        _maxWaiting = maxWaiting;
        _thread = new Thread(Loop) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    /// <summary>Units that wait for the next transaction.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _waiting.Count;
        }
    }

    /// <summary>Transactions committed so far; waits for the disk, that is.</summary>
    public long Commits => Volatile.Read(ref _commits);

    /// <summary>Queues work; the task completes once it is durable, or with the work's own exception, or with that of the transaction.</summary>
    /// <exception cref="IOException">The writer is stopped, or too much waits for it.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work)
    {
        var unit = new WriteUnit<T>(work);
        lock (_gate)
        {
            if (_stopping)
                return Task.FromException<T>(new IOException("The database is closed."));
            if (_waiting.Count >= _maxWaiting)
                return Task.FromException<T>(new IOException("Too many writes wait for the database."));
            _waiting.Add(unit);
            if (_waiting.Count == 1)
                Monitor.Pulse(_gate);
        }

        return unit.Done;
    }

    /// <summary>Writes what waits, then stops.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _checkpointer.Dispose();
        _session.Dispose();
    }

    private void Loop()
    {
        while (Take())
        {
            var before = _session.PagesWritten;
            var began = Stopwatch.GetTimestamp();
            var fault = _batch.Commit(_running);
            if (fault is null)
            {
                Volatile.Write(ref _commits, _commits + 1);
                Instruments.CommitDuration.Record(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                Instruments.CommitUnits.Record(_running.Count);
            }

            _room.Report(fault ?? _running.Find(unit => unit.Fault is not null)?.Fault);
            foreach (var unit in _running)
                unit.Answer(fault);
            _running.Clear();
            _checkpointer.Written(unchecked(_session.PagesWritten - before));
        }
    }

    private bool Take()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_stopping)
                    return false;
                Monitor.Wait(_gate);
            }

            (_running, _waiting) = (_waiting, _running);
            return true;
        }
    }
}
