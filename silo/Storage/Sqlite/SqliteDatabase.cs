using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>
/// The database file of a data folder: opened once, brought up to date, checked that it really is durable; then one writer and
/// several readers.
/// </summary>
internal sealed class SqliteDatabase(DataFolder folder, TimeProvider time, ILogger<SqliteDatabase> logger) : ISqliteDatabase, IStorageStart, IDisposable
{
    public const string FileName = "studymate.db";

    private readonly Lock _opening = new();
    private readonly SqliteTuning _tuning = new();
    private SqliteWriter? _writer;
    private SqliteReaders? _readers;
    private bool _disposed;

    public bool IsOpen => _writer is not null;

    public SqliteWriter Writer => _writer ?? throw NotOpen();

    public SqliteReaders Readers => _readers ?? throw NotOpen();

    /// <summary>Locks the folder, opens the file, migrates, verifies durability. Repeating it does nothing.</summary>
    /// <exception cref="StartRefusedException">The folder is in use, the file is damaged or newer, or writes would not be durable.</exception>
    public void Open()
    {
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_writer is not null)
                return;
            folder.Open();
            var path = Path.Combine(folder.Path, FileName);
            SqliteSession? session = null;
            try
            {
                // Its write-ahead log and shared memory get the mode of the file.
                PrivateFiles.Reserve(path);
                session = SqliteSession.OpenWriter(path, SqlStatements.Sqlite, _tuning);
                SqliteChecks.RefuseForeign(session);
                SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, time, logger);
                SqliteChecks.RefuseVolatile(session);
                SqliteChecks.RefuseWrongClock(session, time.GetUtcNow());
                var checkpointer = new SqliteCheckpointer(
                    SqliteSession.OpenCheckpointer(path, SqlStatements.Sqlite, _tuning), _tuning.CheckpointPages, logger);
                _writer = new SqliteWriter(session, checkpointer, new SqliteRoom(logger), _tuning.MaxWaitingWrites);
                session = null;
                _readers = new SqliteReaders(() => SqliteSession.OpenReader(path, SqlStatements.Sqlite, _tuning), _tuning.Readers);
            }
            catch (SqliteException fault)
            {
                throw SqliteChecks.Refuse(path, fault);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw folder.Refuse(FileName, fault);
            }
            finally
            {
                session?.Dispose();
            }
        }
    }

    public Task OpenAsync(CancellationToken cancellationToken)
    {
        Open();
        return Task.CompletedTask;
    }

    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work) => Writer.WriteAsync(work);

    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) => Readers.ReadAsync(read, cancellationToken);

    public void Dispose()
    {
        lock (_opening)
        {
            if (_disposed)
                return;
            _disposed = true;
            _readers?.Dispose();
            _writer?.Dispose();
        }
    }

    private static InvalidOperationException NotOpen() => new("The database is not open yet.");
}
