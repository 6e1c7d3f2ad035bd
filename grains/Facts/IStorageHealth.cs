namespace StudyMate.Facts;

/// <summary>Whether the database works: asked by the health check, implemented per database.</summary>
internal interface IStorageHealth
{
    /// <summary>Writes in the queue of the database's writer, at this moment.</summary>
    int WaitingWrites => 0;

    /// <summary>Writes a value durably and reads it back; throws when the database does neither.</summary>
    /// <exception cref="StorageFullException">It has no room.</exception>
    Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken = default);
}

/// <param name="WriteMilliseconds">How long the durable write took, waiting included.</param>
/// <param name="ReadMilliseconds">How long reading it back took.</param>
/// <param name="WaitingWrites">Writes in the queue of the database's writer.</param>
/// <param name="FreeDiskBytes">Free space where the data lies; null where the database is elsewhere.</param>
internal sealed record StorageHealth(double WriteMilliseconds, double ReadMilliseconds, int WaitingWrites, long? FreeDiskBytes);

/// <summary>There is no room where the data lies. Nothing was written; the same can be done again once there is.</summary>
internal sealed class StorageFullException(Exception cause) : IOException("There is no room where the data lies.", cause);
