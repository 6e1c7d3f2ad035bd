using System.Collections.Concurrent;

namespace StudyMate.Storage;

/// <summary>Connections for reading, opened as needed and kept. A reader sees what was committed when its statement began.</summary>
internal sealed class SqliteReaders(Func<SqliteSession> open, int limit) : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _free = new(limit);
    private volatile bool _closed;

    /// <summary>
    /// Reads on the caller's thread: most reads are answered from memory in microseconds, and handing them to another thread costs more.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            var session = _idle.TryTake(out var idle) ? idle : open();
            try
            {
                return read(session);
            }
            finally
            {
                _idle.Add(session);
                if (_closed)
                    CloseIdle();
            }
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        _closed = true;
        CloseIdle();
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
    }
}
