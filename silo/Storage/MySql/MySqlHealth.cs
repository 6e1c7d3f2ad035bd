using Microsoft.Extensions.Logging;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>The disk is the server's, who says so by refusing the write.</summary>
internal sealed partial class MySqlHealth(MySqlDatabase database, IRows rows, TimeProvider time, ILogger<MySqlHealth> logger) : IStorageHealth
{
    private volatile bool _full;

    public int WaitingWrites => database.Writing;

    public async Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var health = await StorageProbe.RunAsync(rows, time, database.Writing, freeDiskBytes: null, cancellationToken);
            if (_full)
                LogRoom();
            _full = false;
            return health;
        }
        catch (IOException fault) when (MySqlFault.IsFull(fault))
        {
            if (!_full)
                LogFull(fault.Message);
            _full = true;
            throw new StorageFullException(fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "The database server has no room; nothing is written until it has: {Reason}")]
    private partial void LogFull(string reason);

    [LoggerMessage(LogLevel.Information, "The database server has room again.")]
    private partial void LogRoom();
}
