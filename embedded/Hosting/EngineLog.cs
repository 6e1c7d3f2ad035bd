using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using StudyMate.Embedded.Calls;

namespace StudyMate.Embedded.Hosting;

/// <summary>What the engine says: identities and faults, never arguments.</summary>
internal sealed partial class EngineLog(ILogger logger)
{
    public void CallFailed(Call call, Exception exception)
    {
        if (call.IsOneWay)
            OneWayCallFailed(exception, call);
        else
            AnsweredCallFailed(exception, call);
    }

    [LoggerMessage(1, LogLevel.Debug, "{Call} failed")]
    private partial void AnsweredCallFailed(Exception exception, Call call);

    [LoggerMessage(2, LogLevel.Warning, "{Call} failed, and nobody waits for it")]
    private partial void OneWayCallFailed(Exception exception, Call call);

    [LoggerMessage(3, LogLevel.Error, "{GrainId} could not be activated")]
    public partial void ActivationFailed(GrainId grainId, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "{GrainId} failed while it was deactivated")]
    public partial void DeactivationFailed(GrainId grainId, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "{Message}")]
    public partial void CallTimedOut(string message);

    [LoggerMessage(6, LogLevel.Warning, "A timer of {GrainId} failed")]
    public partial void TimerFailed(GrainId grainId, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "Reminder {Reminder} of {GrainId} failed; it ticks again at its next time")]
    public partial void ReminderFailed(string reminder, GrainId grainId, Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "Delivering item {Sequence} of stream {Stream} to {GrainId} failed, attempt {Attempt}")]
    public partial void DeliveryFailed(long sequence, StreamId stream, GrainId grainId, int attempt, Exception exception);

    [LoggerMessage(9, LogLevel.Error, "Item {Sequence} of stream {Stream} is dropped for {GrainId}")]
    public partial void ItemDropped(long sequence, StreamId stream, GrainId grainId);

    [LoggerMessage(10, LogLevel.Debug, "Observer {GrainId} is gone, {Call} is dropped")]
    public partial void ObserverGone(GrainId grainId, Call call);

    [LoggerMessage(12, LogLevel.Warning, "The host stops while grains are still busy, among them {Grains}")]
    public partial void StoppedBusy(string grains);

    [LoggerMessage(11, LogLevel.Warning, "Observer {GrainId} failed")]
    public partial void ObserverFailed(GrainId grainId, Exception exception);
}
