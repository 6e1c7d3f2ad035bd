using Microsoft.AspNetCore.SignalR;
using StudyMate.Telemetry;

namespace StudyMate.Analytics;

/// <summary>
/// <c>/hubs/figures</c>: tells people who look at a class that its figures have moved (<c>figuresChanged {classId, position}</c>), so that they
/// read them again with <c>atLeast=position</c>. Holds nothing: <see cref="FiguresSubscriptionService"/> does, for all connections of this node.
/// </summary>
internal sealed class FiguresHub(FiguresSubscriptionService subscriptions) : Hub
{
    public const string Changed = "figuresChanged";
    public const string Ended = "watchEnded";

    /// <summary>
    /// Watches a class that the caller may see and answers where its figures are: whoever shows older ones reads again. Refused with the
    /// error's code as the message.
    /// </summary>
    public async Task<WatchAnswer> WatchClass(string classId)
    {
        var watched = await subscriptions.SubscribeAsync(Context, classId);
        return watched.Succeeded ? new WatchAnswer(classId, watched.Value) : throw new HubException(watched.Error.Code);
    }

    /// <summary>Ends a watch; one that there is not has ended.</summary>
    public Task UnwatchClass(string classId) => subscriptions.UnsubscribeAsync(Context, classId);

    public override Task OnConnectedAsync()
    {
        HubInstruments.Opened();
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        HubInstruments.Closed();
        subscriptions.Forget(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}

/// <summary>Where the figures of a class are.</summary>
/// <param name="ClassId">Class.</param>
/// <param name="Position">Position of the last fact of the class that its figures include.</param>
internal sealed record WatchAnswer(string ClassId, long Position);

/// <summary>A watch that ended, because the caller may not see the class any more or it is gone.</summary>
/// <param name="ClassId">Class.</param>
/// <param name="Code">Why.</param>
internal sealed record WatchEnded(string ClassId, string Code);
