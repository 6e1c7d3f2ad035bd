using StudyMate.Facts;

namespace StudyMate.Storage;

/// <inheritdoc/>
internal sealed class MySqlHealth(MySqlDatabase database, IRows rows, TimeProvider time) : IStorageHealth
{
    public int WaitingWrites => database.Writing;

    /// <summary>The disk is the server's: it says so itself when it is full, by refusing the write.</summary>
    public Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken = default) =>
        StorageProbe.RunAsync(rows, time, database.Writing, freeDiskBytes: null, cancellationToken);
}
