using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>What the stand-in says, for the trace of a run.</summary>
internal sealed partial class SiloLog(ILogger logger)
{
    [LoggerMessage(LogLevel.Debug, "{Call} failed")]
    public partial void CallFailed(Call call, Exception exception);

    [LoggerMessage(LogLevel.Error, "{GrainId} could not be activated")]
    public partial void ActivationFailed(GrainId grainId, Exception exception);

    [LoggerMessage(LogLevel.Error, "{GrainId} failed while it was deactivated")]
    public partial void DeactivationFailed(GrainId grainId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "A timer of {GrainId} failed")]
    public partial void TimerFailed(GrainId grainId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Reminder {Reminder} of {GrainId} failed; it ticks again at its next time")]
    public partial void ReminderFailed(string reminder, GrainId grainId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "An item of {Stream} did not get to {GrainId}")]
    public partial void DeliveryFailed(StreamId stream, GrainId grainId, Exception exception);

    [LoggerMessage(LogLevel.Error, "An item of {Stream} is dropped for {GrainId}")]
    public partial void ItemDropped(StreamId stream, GrainId grainId);
}
