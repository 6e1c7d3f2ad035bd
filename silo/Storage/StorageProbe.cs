using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>What the health check does, the same for every database.</summary>
internal static class StorageProbe
{
    /// <exception cref="IOException">What was written did not come back.</exception>
    public static async Task<StorageHealth> RunAsync(IRows rows, TimeProvider time, int waitingWrites, long? freeDiskBytes, CancellationToken cancellationToken)
    {
        var value = Micros.Of(time.GetUtcNow());
        var began = time.GetTimestamp();
        await rows.RunAsync(Statement.Of("Core/Probe", ("value", value)));
        var written = time.GetTimestamp();
        // Another probe may have written since: whatever is there must not be older.
        var read = await rows.QueryAsync<long>("Core/ReadProbe", null, cancellationToken);
        if (read is not [var stored] || stored < value)
            throw new IOException("The database did not return what was written.");
        return new StorageHealth(
            time.GetElapsedTime(began, written).TotalMilliseconds, time.GetElapsedTime(written).TotalMilliseconds, waitingWrites, freeDiskBytes);
    }
}
