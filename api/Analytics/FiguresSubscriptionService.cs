using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Analytics;

/// <summary>
/// Which classes the connections of this node look at. Each subscription is renewed at half its time as its own caller: whoever lost
/// the class stops hearing of it, and whatever a lost observer or push has missed is noticed by the position. Who may be connected at all is
/// <see cref="HubConnections"/>' business.
/// </summary>
internal sealed partial class FiguresSubscriptionService(
    FiguresObserverRegistry observers,
    IGrainFactory grains,
    IHubContext<FiguresHub> hub,
    TimeProvider time,
    ILogger<FiguresSubscriptionService> logger)
    : BackgroundService
{
    /// <summary>Classes that one connection may watch at a time.</summary>
    public const int MaxClasses = 64;

    private const int RenewalsAtOnce = 8;

    private readonly ConcurrentDictionary<string, SubscribedConnection> _connections = new(StringComparer.Ordinal);

    public async Task<Result<long>> SubscribeAsync(HubCallerContext context, string classId)
    {
        if (context.User is not { } user || ActorMiddleware.ActorOf(user) is not { } actor)
            return AuthenticationRefusal.InvalidToken.Error;
        if (!GrainKeys.IsId(classId))
            return AnalyticsErrors.ClassNotFound;
        var connection = _connections.GetOrAdd(context.ConnectionId, static (_, who) => new SubscribedConnection(who.context, who.actor), (context, actor));
        if (connection.Classes.Count >= MaxClasses && !connection.Classes.ContainsKey(classId))
            return AnalyticsErrors.TooManyWatches(MaxClasses);

        var observer = observers.Acquire(actor.Tenant, classId);
        var isKept = false;
        try
        {
            var answer = await AskAsync(connection, classId, observer, context.ConnectionAborted);
            if (!answer.Succeeded)
                return answer.Error;
            await hub.Groups.AddToGroupAsync(context.ConnectionId, observer.Group);
            isKept = connection.Classes.TryAdd(classId, observer);
            // Whatever was pushed before it belonged to the group.
            return Math.Max(answer.Value, observer.Position);
        }
        finally
        {
            if (!isKept)
                observers.Release(observer);
            // It may have gone while it was being added.
            if (context.ConnectionAborted.IsCancellationRequested)
                Forget(connection);
        }
    }

    public async Task UnsubscribeAsync(HubCallerContext context, string classId)
    {
        if (_connections.TryGetValue(context.ConnectionId, out var connection) && connection.Classes.TryRemove(classId, out var observer))
        {
            observers.Release(observer);
            await hub.Groups.RemoveFromGroupAsync(context.ConnectionId, observer.Group);
        }
    }

    /// <summary>The connection has ended; SignalR itself takes it out of its groups.</summary>
    public void Forget(string connectionId)
    {
        if (_connections.TryGetValue(connectionId, out var connection))
            Forget(connection);
    }

    private void Forget(SubscribedConnection connection)
    {
        _connections.TryRemove(connection.Context.ConnectionId, out _);
        foreach (var classId in connection.Classes.Keys)
        {
            if (connection.Classes.TryRemove(classId, out var observer))
                observers.Release(observer);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(IFiguresObserver.WatchTime / 2, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var some in _connections.Values.Chunk(RenewalsAtOnce))
                await Task.WhenAll(some.Select(connection => RenewAsync(connection, stoppingToken)));
            observers.CloseUnused();
        }
    }

    private async Task RenewAsync(SubscribedConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (classId, observer) in connection.Classes)
            {
                var answer = await AskAsync(connection, classId, observer, cancellationToken);
                if (!answer.Succeeded)
                    await EndAsync(connection, classId, observer, answer.Error);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One connection's trouble is not another's; the subscription lasts until the next renewal.
            LogNotRenewed(exception);
        }
    }

    /// <summary>Asks the grain as the caller, who must still be allowed to look, and notices what was missed.</summary>
    private async Task<Result<long>> AskAsync(SubscribedConnection connection, string classId, ClassFiguresObserver observer, CancellationToken cancellationToken)
    {
        connection.Actor.Enter();
        try
        {
            var analytics = grains.GetGrain<IAnalyticsGrain>(GrainKeys.Of(connection.Actor.Tenant, "analytics"));
            var answer = await analytics.WatchClassAsync(classId, observer.Reference, cancellationToken);
            if (answer.Succeeded)
                observer.Announce(answer.Value);
            return answer;
        }
        catch (AccessDeniedException denied)
        {
            return denied.Error;
        }
    }

    private async Task EndAsync(SubscribedConnection connection, string classId, ClassFiguresObserver observer, Error why)
    {
        if (connection.Classes.TryRemove(classId, out _))
            observers.Release(observer);
        await hub.Groups.RemoveFromGroupAsync(connection.Context.ConnectionId, observer.Group);
        await hub.Clients.Client(connection.Context.ConnectionId).SendAsync(FiguresHub.Ended, new WatchEnded(classId, why.Code));
    }

    [LoggerMessage(LogLevel.Warning, "A connection's watches of figures were not renewed; this is tried again.")]
    private partial void LogNotRenewed(Exception exception);
}
