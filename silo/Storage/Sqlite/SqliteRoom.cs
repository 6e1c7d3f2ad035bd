using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace StudyMate.Storage;

/// <summary>
/// Says once that the disk takes nothing more, and once that it does again: every refused caller hears of it by itself, but whoever runs
/// the machine needs one line that says what to do. Used by the writer's thread.
/// </summary>
internal sealed partial class SqliteRoom(ILogger logger)
{
    private bool _refused;

    /// <summary>How a transaction went: what failed it or one of its units, or null.</summary>
    public void Report(Exception? fault)
    {
        var refuses = fault is SqliteException sqlite && SqliteFault.IsOfTheFile(sqlite);
        if (refuses == _refused || (fault is not null && !refuses))
            return;
        _refused = refuses;
        if (!refuses)
            LogTakesAgain(logger);
        else if (SqliteFault.IsFull((SqliteException)fault!))
            LogFull(logger);
        else
            LogFails(logger, fault!.Message);
    }

    [LoggerMessage(LogLevel.Critical, "The disk of the data folder is full (Data:Folder): writes are refused, reads go on. Make room; nothing else needs doing.")]
    private static partial void LogFull(ILogger logger);

    [LoggerMessage(LogLevel.Critical, "The disk of the data folder takes no writes (Data:Folder): they are refused, reads go on. {Reason}")]
    private static partial void LogFails(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "The disk of the data folder takes writes again.")]
    private static partial void LogTakesAgain(ILogger logger);
}
