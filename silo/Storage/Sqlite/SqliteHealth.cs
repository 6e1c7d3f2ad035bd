using StudyMate.Facts;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <inheritdoc/>
internal sealed class SqliteHealth(SqliteDatabase database, IRows rows, DataFolder folder, TimeProvider time) : IStorageHealth
{
    public Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken = default) =>
        StorageProbe.RunAsync(rows, time, database.Writer.Waiting, new DriveInfo(folder.Path).AvailableFreeSpace, cancellationToken);
}
