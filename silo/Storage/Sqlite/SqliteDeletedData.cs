using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>
/// The writer overwrites what it frees (<c>secure_delete</c>); what older pages still hold lies in the write-ahead log until that is moved
/// to the file and cut off.
/// </summary>
internal sealed class SqliteDeletedData(SqliteDatabase database) : IDeletedData
{
    // A checkpoint waits for readers of older pages up to the connection's busy time-out.
    private const int Attempts = 3;

    /// <inheritdoc/>
    public async Task OverwriteAsync()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // The caller's thread is a grain's: it must not wait for the disk.
            var busy = await Task.Run(() => database.Readers.ReadAsync(
                session => session.Scalar("PRAGMA wal_checkpoint(TRUNCATE)"), CancellationToken.None));
            if (busy is "0")
                return;
        }

        throw new IOException("The database's log could not be cut off: readers hold it.");
    }
}
