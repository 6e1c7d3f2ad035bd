using StudyMate.Facts;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <inheritdoc/>
internal sealed class SqliteHealth(SqliteDatabase database, IRows rows, DataFolder folder, TimeProvider time) : IStorageHealth
{
    public async Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken = default)
    {
        var waiting = database.Writer.Waiting;
        var value = Micros.Of(time.GetUtcNow());
        var began = time.GetTimestamp();
        await rows.WriteAsync(RowChange.Of("Core/Probe", ("value", value)));
        var written = time.GetTimestamp();
        // Another probe may have written since: whatever is there must not be older.
        var read = await rows.QueryAsync<long>("Core/ReadProbe", null, cancellationToken);
        if (read is not [var stored] || stored < value)
            throw new IOException("The database did not return what was written.");
        return new StorageHealth(
            time.GetElapsedTime(began, written).TotalMilliseconds,
            time.GetElapsedTime(written).TotalMilliseconds,
            waiting,
            new DriveInfo(folder.Path).AvailableFreeSpace);
    }
}
