using Microsoft.Data.Sqlite;
using StudyMate.Facts;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <inheritdoc/>
internal sealed class SqliteHealth(SqliteDatabase database, IRows rows, DataFolder folder, TimeProvider time) : IStorageHealth
{
    public int WaitingWrites => database.IsOpen ? database.Writer.Waiting : 0;

    public async Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await StorageProbe.RunAsync(rows, time, database.Writer.Waiting, new DriveInfo(folder.Path).AvailableFreeSpace, cancellationToken);
        }
        catch (SqliteException fault) when (SqliteFault.IsFull(fault))
        {
            throw new StorageFullException(fault);
        }
    }
}
