using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Orleans;
using StudyMate.Common;
using StudyMate.Tenancy;

namespace StudyMate.Http;

/// <summary>
/// The open connections of all hubs of this node. Each is looked at again and again, whether it does anything or not: who has signed out, was
/// revoked or lost the right to be there is disconnected.
/// </summary>
internal sealed partial class HubConnections(IGrainFactory grains, TokenStamps stamps, TimeProvider time, ILogger<HubConnections> logger) : BackgroundService
{
    /// <summary>Together with what <see cref="TokenStamps"/> may still believe, less than a minute.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private const int AtOnce = 8;

    private readonly ConcurrentDictionary<string, OpenConnection> _open = new(StringComparer.Ordinal);

    public void Add(HubCallerContext context)
    {
        if (context.User is { } user && ActorMiddleware.ActorOf(user) is { } actor)
            _open[context.ConnectionId] = new OpenConnection(context, actor, HubDoor.PermissionOf(context.GetHttpContext()));
        else
            context.Abort();
    }

    public void Remove(HubCallerContext context) => _open.TryRemove(context.ConnectionId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // People of one role and school lose a right together: it is asked for once.
            foreach (var some in _open.Values.GroupBy(connection => connection.Rights).Chunk(AtOnce))
                await Task.WhenAll(some.Select(group => CheckAsync([.. group], stoppingToken)));
        }
    }

    private async Task CheckAsync(OpenConnection[] connections, CancellationToken cancellationToken)
    {
        try
        {
            var held = await HoldsAsync(connections[0], cancellationToken);
            foreach (var connection in connections)
            {
                if (!held || !await IsSignedInAsync(connection, cancellationToken))
                    connection.Context.Abort();
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody can be asked for the moment, and nothing is pushed meanwhile that they would have to answer for.
            LogNotChecked(exception);
        }
    }

    private async Task<bool> HoldsAsync(OpenConnection connection, CancellationToken cancellationToken)
    {
        connection.Actor.Enter();
        var rights = grains.GetGrain<IRightsGrain>(GrainKeys.Of(connection.Actor.Tenant, IRightsGrain.Id));
        return (await rights.CheckAsync(new RightsCheck(connection.Rights.Permission, Changes: false, Before: null), cancellationToken)).Succeeded;
    }

    /// <summary>A partner's key has no sign-in: whether it stands is said with its rights.</summary>
    private async ValueTask<bool> IsSignedInAsync(OpenConnection connection, CancellationToken cancellationToken)
    {
        var user = connection.Context.User!;
        return user.FindFirstValue(ActorClaims.Session) is not { } family
            || user.FindFirstValue(ActorClaims.Stamp) is not { } stamp
            || await stamps.RefusalAsync(connection.Actor.Tenant, connection.Actor.AccountId, family, stamp, cancellationToken) is null;
    }

    [LoggerMessage(LogLevel.Warning, "Connections of a hub were not looked at; this is tried again.")]
    private partial void LogNotChecked(Exception exception);

    private sealed record OpenConnection(HubCallerContext Context, Actor Actor, string Permission)
    {
        /// <summary>What decides whether the permission is held: a partner's key decides for itself.</summary>
        public (string Tenant, Role Role, string? Key, string Permission) Rights { get; } =
            (Actor.Tenant, Actor.Role, Actor.Role is Role.Partner ? Actor.AccountId : null, Permission);
    }
}

/// <summary>Every hub: its connections are known, and a caller's calls count as its requests do.</summary>
internal sealed class HubGuard(HubConnections connections, CallerRates rates) : IHubFilter
{
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        connections.Add(context.Context);
        try
        {
            await next(context);
        }
        catch
        {
            // Who never was connected is not disconnected either.
            connections.Remove(context.Context);
            throw;
        }
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        connections.Remove(context.Context);
        return next(context, exception);
    }

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
        invocationContext.Context.User is { } user && ActorMiddleware.ActorOf(user) is { } actor && rates.Take(actor) is { IsAcquired: true }
            ? next(invocationContext)
            : throw new HubException(CallerLimits.TooMany.Code);
}
