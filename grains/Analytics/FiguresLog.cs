using Microsoft.Extensions.Logging;

namespace StudyMate.Analytics;

internal static partial class FiguresLog
{
    [LoggerMessage(6001, LogLevel.Warning, "Figures {Scope}: the checkpoint was not written; it is tried again")]
    public static partial void CheckpointFailed(ILogger logger, Exception exception, string scope);

    [LoggerMessage(6002, LogLevel.Warning, "Class {ClassId}: somebody who watches its figures could not be told")]
    public static partial void SubscriberLost(ILogger logger, Exception exception, string classId);

    [LoggerMessage(6003, LogLevel.Warning, "Figures {Scope} were {Seconds} s behind the log: read from position {From} to {To}")]
    public static partial void Late(ILogger logger, string scope, long seconds, long from, long to);

    [LoggerMessage(6004, LogLevel.Warning, "Figures {Scope}: the log could not be read; it is tried again every few seconds")]
    public static partial void LogUnread(ILogger logger, Exception exception, string scope);
}
