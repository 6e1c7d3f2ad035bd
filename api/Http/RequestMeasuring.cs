using System.Security.Claims;
using StudyMate.Common;
using StudyMate.Operations;

namespace StudyMate.Http;

/// <summary>
/// Counts every answer of the API for telemetry, whatever stands between: refused, overloaded and failed ones too. Probes and WebSockets are left out:
/// the ones are nobody's work, the others last as long as somebody looks.
/// </summary>
internal sealed class RequestMeasuring(RequestDelegate next, RequestTelemetry telemetry)
{
    /// <summary>Where <see cref="Problems"/> leaves the code of what it answers.</summary>
    public static readonly object CodeItem = new();

    /// <summary>The route of a request that none took: not found, or turned away before one was looked for.</summary>
    public const string NoRoute = "(no route)";

    private static readonly HashSet<string> Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var began = TimeProvider.System.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            telemetry.Add(new AnsweredRequest(
                TenantOf(context.User),
                Methods.TryGetValue(context.Request.Method, out var method) ? method : "OTHER",
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/') ?? NoRoute,
                context.Response.StatusCode,
                context.Items.TryGetValue(CodeItem, out var code) ? code as string : null,
                context.TraceIdentifier,
                TimeProvider.System.GetElapsedTime(began)));
        }
    }

    /// <summary>Whose request it was, as far as it was believed: a tenant that somebody only names has no telemetry.</summary>
    private static string TenantOf(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && user.FindFirstValue(ActorClaims.Tenant) is { } tenant && GrainKeys.IsTenant(tenant) ? tenant : GrainKeys.Platform;
}
