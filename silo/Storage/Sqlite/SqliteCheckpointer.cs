using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace StudyMate.Storage;

/// <summary>
/// Moves pages from the log to the database file beside the writer, on a thread and a connection of its own: the writer, for which all
/// commands wait, only appends to the log. It never blocks the writer or a reader (a passive checkpoint). The writer's own checkpoint,
/// at a longer log, remains: only between two transactions can the log start over.
/// </summary>
internal sealed partial class SqliteCheckpointer : IDisposable
{
    private readonly SqliteSession _session;
    private readonly int _afterPages;
    private readonly ILogger _logger;
    private readonly AutoResetEvent _due = new(false);
    private readonly Thread _thread;
    private long _written;
    private volatile bool _stopping;

    /// <param name="session">A connection that may write; its own from now on.</param>
    /// <param name="afterPages">Pages written to the log since the last time that make it worthwhile.</param>
    /// <param name="logger">Where a failure is told.</param>
    public SqliteCheckpointer(SqliteSession session, int afterPages, ILogger logger)
    {
        (_session, _afterPages, _logger) = (session, afterPages, logger);
        _thread = new Thread(Loop) { IsBackground = true, Name = "SQLite checkpointer" };
        _thread.Start();
    }

    /// <summary>The writer has added pages to the log.</summary>
    public void Written(int pages)
    {
        _written += pages;
        if (_written < _afterPages)
            return;
        _written = 0;
        _due.Set();
    }

    public void Dispose()
    {
        _stopping = true;
        _due.Set();
        _thread.Join();
        _due.Dispose();
        _session.Dispose();
    }

    private void Loop()
    {
        while (true)
        {
            _due.WaitOne();
            if (_stopping)
                return;
            try
            {
                _session.Run("PRAGMA wal_checkpoint(PASSIVE)");
            }
            catch (SqliteException fault)
            {
                // Nothing is lost: the pages stay in the log, and the writer's own checkpoint meets the same fault where callers hear of it.
                LogFailed(_logger, fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Moving pages from the log to the database failed; the log grows until it succeeds.")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
