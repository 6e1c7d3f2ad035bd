using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Orleans;
using StudyMate.Common;
using StudyMate.Tenancy;

namespace StudyMate.Http;

/// <summary>
/// Who gets a connection to a hub: a caller with its permission, from a page that may call here, and only so many for one account. No preflight
/// protects a WebSocket, so the page is asked for here.
/// </summary>
internal sealed class HubDoor(RequestDelegate next, IGrainFactory grains, IOptions<CorsSettings> cors, ConcurrencyLimits limits)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is null || Actor.Current is not { } actor)
        {
            await next(context);
            return;
        }

        if (!Origins.IsAllowed(context.Request, cors.Value))
        {
            await Problems.WriteAsync(context, ForeignOrigin);
            return;
        }

        var rights = grains.GetGrain<IRightsGrain>(GrainKeys.Of(actor.Tenant, IRightsGrain.Id));
        var held = await rights.CheckAsync(new RightsCheck(PermissionOf(context), Changes: false, Before: null), context.RequestAborted);
        if (!held.Succeeded)
        {
            await Problems.WriteAsync(context, held.Error);
            return;
        }

        // Until the connection ends.
        using var lease = limits.HubConnections.AttemptAcquire(actor);
        if (lease.IsAcquired)
            await next(context);
        else
            await Problems.WriteAsync(context, TooManyConnections);
    }

    /// <summary>What a hub needs for as long as somebody is connected to it.</summary>
    public static string PermissionOf(HttpContext? context) =>
        context?.GetEndpoint()?.Metadata.GetMetadata<RequiredPermission>()?.Permission ?? throw new InvalidOperationException("A hub was mapped without a permission.");

    private static Error ForeignOrigin => Error.Forbidden("hub.foreign_origin", "This page belongs to a site that may not connect here.");

    private static Error TooManyConnections =>
        new("hub.too_many_connections", ErrorKind.Throttled, "This account has too many connections open.") { RetryAfterSeconds = 30 };
}
