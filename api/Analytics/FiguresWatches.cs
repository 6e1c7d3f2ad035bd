using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Analytics;

/// <summary>
/// What the connections of this node watch. Each watch is renewed at half its time as its own caller: whoever lost the class, the
/// role or the sign-in stops hearing of it, and whatever a lost observer or push has missed is noticed by the position.
/// </summary>
internal sealed partial class FiguresWatches(
    ClassWatches classes, IGrainFactory grains, IHubContext<FiguresHub> hub, TokenStamps stamps, TimeProvider time, ILogger<FiguresWatches> logger)
    : BackgroundService
{
    /// <summary>Classes that one connection may watch at a time.</summary>
    public const int MaxClasses = 64;

    private const int RenewalsAtOnce = 8;

    private readonly ConcurrentDictionary<string, WatchingConnection> _connections = new(StringComparer.Ordinal);

    public async Task<Result<long>> WatchAsync(HubCallerContext context, string classId)
    {
        if (context.User is not { } user || ActorMiddleware.ActorOf(user) is not { } actor)
            return AuthenticationRefusal.InvalidToken.Error;
        if (!GrainKeys.IsId(classId))
            return Error.NotFound("class.not_found", "There is no such class.");
        var connection = _connections.GetOrAdd(context.ConnectionId, static (_, who) => new WatchingConnection(who.context, who.actor), (context, actor));
        if (connection.Classes.Count >= MaxClasses && !connection.Classes.ContainsKey(classId))
            return Error.Conflict("figures.too_many_watches", $"A connection watches at most {MaxClasses} classes.");

        var watch = classes.Acquire(actor.Tenant, classId);
        var isKept = false;
        try
        {
            var answer = await AskAsync(connection, classId, watch, context.ConnectionAborted);
            if (!answer.Succeeded)
                return answer.Error;
            await hub.Groups.AddToGroupAsync(context.ConnectionId, watch.Group);
            isKept = connection.Classes.TryAdd(classId, watch);
            // Whatever was pushed before it belonged to the group.
            return Math.Max(answer.Value, watch.Position);
        }
        finally
        {
            if (!isKept)
                classes.Release(watch);
            // It may have gone while it was being added.
            if (context.ConnectionAborted.IsCancellationRequested)
                Forget(connection);
        }
    }

    public async Task UnwatchAsync(HubCallerContext context, string classId)
    {
        if (_connections.TryGetValue(context.ConnectionId, out var connection) && connection.Classes.TryRemove(classId, out var watch))
        {
            classes.Release(watch);
            await hub.Groups.RemoveFromGroupAsync(context.ConnectionId, watch.Group);
        }
    }

    /// <summary>The connection has ended; SignalR itself takes it out of its groups.</summary>
    public void Forget(string connectionId)
    {
        if (_connections.TryGetValue(connectionId, out var connection))
            Forget(connection);
    }

    private void Forget(WatchingConnection connection)
    {
        _connections.TryRemove(connection.Context.ConnectionId, out _);
        foreach (var classId in connection.Classes.Keys)
        {
            if (connection.Classes.TryRemove(classId, out var watch))
                classes.Release(watch);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(IFiguresObserver.WatchTime / 2, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var some in _connections.Values.Chunk(RenewalsAtOnce))
                await Task.WhenAll(some.Select(connection => RenewAsync(connection, stoppingToken)));
            classes.CloseUnused();
        }
    }

    private async Task RenewAsync(WatchingConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            if (!await StandsAsync(connection, cancellationToken))
            {
                connection.Context.Abort();
                return;
            }

            foreach (var (classId, watch) in connection.Classes)
            {
                var answer = await AskAsync(connection, classId, watch, cancellationToken);
                if (!answer.Succeeded)
                    await EndAsync(connection, classId, watch, answer.Error);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One connection's trouble is not another's; the watch lasts until the next renewal.
            LogNotRenewed(exception);
        }
    }

    /// <summary>Asks the grain as the caller, who must still be allowed to look, and notices what was missed.</summary>
    private async Task<Result<long>> AskAsync(WatchingConnection connection, string classId, ClassWatch watch, CancellationToken cancellationToken)
    {
        connection.Actor.Enter();
        try
        {
            var analytics = grains.GetGrain<IAnalyticsGrain>(GrainKeys.Of(connection.Actor.Tenant, "analytics"));
            var answer = await analytics.WatchClassAsync(classId, watch.Reference, cancellationToken);
            if (answer.Succeeded)
                watch.Announce(answer.Value);
            return answer;
        }
        catch (AccessDeniedException denied)
        {
            return denied.Error;
        }
    }

    private async Task EndAsync(WatchingConnection connection, string classId, ClassWatch watch, Error why)
    {
        if (connection.Classes.TryRemove(classId, out _))
            classes.Release(watch);
        await hub.Groups.RemoveFromGroupAsync(connection.Context.ConnectionId, watch.Group);
        await hub.Clients.Client(connection.Context.ConnectionId).SendAsync(FiguresHub.Ended, new WatchEnded(classId, why.Code));
    }

    /// <summary>Whether the sign-in has not ended since. A partner's key has none: its permissions are looked up with each question.</summary>
    private async Task<bool> StandsAsync(WatchingConnection connection, CancellationToken cancellationToken)
    {
        var user = connection.Context.User!;
        if (user.FindFirstValue(ActorClaims.Session) is not { } family || user.FindFirstValue(ActorClaims.Stamp) is not { } stamp)
            return true;
        var (account, tenant) = (connection.Actor.AccountId, connection.Actor.Tenant);
        return await stamps.RefusalAsync(tenant, account, family, stamp, cancellationToken) is null;
    }

    [LoggerMessage(LogLevel.Warning, "A connection's watches of figures were not renewed; this is tried again.")]
    private partial void LogNotRenewed(Exception exception);
}
