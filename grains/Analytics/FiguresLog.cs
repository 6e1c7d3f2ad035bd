using Microsoft.Extensions.Logging;

namespace StudyMate.Analytics;

internal static partial class FiguresLog
{
    [LoggerMessage(6001, LogLevel.Warning, "Figures {Scope}: the checkpoint was not written; it is tried again")]
    public static partial void CheckpointFailed(ILogger logger, Exception exception, string scope);

    [LoggerMessage(6002, LogLevel.Warning, "Class {ClassId}: somebody who watches its figures could not be told")]
    public static partial void WatcherLost(ILogger logger, Exception exception, string classId);
}
