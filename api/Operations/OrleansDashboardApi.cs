using System.Collections.Frozen;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Orleans.Dashboard;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Operations;

/// <summary>
/// Orleans' own dashboard: silos, activations, calls and their times. For the platform's administrators alone. A browser that opens a page sends no
/// token, so whoever is signed in asks for a cookie first: their own access token, for the rest of its time, for this part of the server only.
/// </summary>
internal static class OrleansDashboardApi
{
    public const string Path = "/admin/orleans";
    public const string Cookie = "studymate-orleans";

    /// <summary>
    /// Where counts are shown. Everything else is closed, in later versions of the dashboard, too, until somebody has looked at it: the state of a grain
    /// calls any grain past its permissions, the trace sends the log, and a page of reminders reads all of them.
    /// </summary>
    private static readonly FrozenSet<string> Open = new[]
    {
        "/", "/index.html", "/favicon.ico", "/index.min.js", "/index.css", "/fonts/{**path}", "/img/{**path}", "/version",
        "/DashboardCounters", "/ClusterStats", "/HistoricalStats/{*path}", "/SiloProperties/{*address}", "/SiloMetadata/{*address}",
        "/SiloStats/{*address}", "/SiloCounters/{*address}", "/GrainStats/{*grainName}", "/TopGrainMethods", "/LifecycleStages",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Its own script, styles and data. Its styles are set by its script, element by element, or stand in pictures.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>
    /// Its pages are packed and kept when they are mapped: some 20 MB and a third of a second that whoever looks first pays for, and no start.
    /// </summary>
    public static void MapOrleansDashboard(this WebApplication app)
    {
        var pages = new Lazy<RequestDelegate>(() => MapPages(app));
        app.MapGet(Path + "/{**page}", (HttpContext context) => ServeAsync(context, pages.Value))
            .RequirePermission(Permissions.SystemDiagnostic)
            .RequirePlatformAdmin()
            .ExcludeFromDescription();
    }

    private static Task ServeAsync(HttpContext context, RequestDelegate pages)
    {
        // It is asked for once more, among its own routes.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        return pages(context);
    }

    private static RequestDelegate MapPages(IApplicationBuilder app)
    {
        var pages = app.New();
        pages.UseRouting();
        pages.UseEndpoints(routes => routes.MapOrleansDashboard(Path)
            .ExcludeFromDescription()
            .AddEndpointFilter<RouteGroupBuilder, ProblemFilter>()
            .AddEndpointFilter(async (context, next) =>
            {
                var pattern = (context.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?[Path.Length..];
                if (pattern is null || !Open.Contains(pattern))
                    return Problems.Of(RouteGuard.NotFound);
                context.HttpContext.Response.Headers.ContentSecurityPolicy = Policy;
                return await next(context);
            }));
        pages.Run(context => Problems.WriteAsync(context, RouteGuard.NotFound));
        return pages.Build();
    }

    public static void MapOrleansDashboardDoor(this IEndpointRouteBuilder api) => api.MapPost("/system/orleans", OpenDashboard)
        .RequirePermission(Permissions.SystemDiagnostic)
        .RequirePlatformAdmin()
        .WithNaturalKeys()
        .WithSummary("Opens Orleans' dashboard to this browser, in a cookie, for as long as the access token lasts.");

    /// <summary>The cookie's token moves to where every other token is, as that of a WebSocket does.</summary>
    public static void UseOrleansDashboardCookie(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(Path, StringComparison.Ordinal)
            && !request.Headers.ContainsKey(HeaderNames.Authorization)
            && SafeCookie.Read(request, Cookie) is { Length: > 0 } token)
        {
            request.Headers.Authorization = Bearer + token;
        }

        return next(context);
    });

    private const string Bearer = "Bearer ";

    private static Results<Ok<DashboardAddress>, ProblemHttpResult> OpenDashboard(HttpContext context, TimeProvider time)
    {
        var given = context.Request.Headers.Authorization.ToString();
        if (!given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || !long.TryParse(context.User.FindFirstValue("exp"), CultureInfo.InvariantCulture, out var expires))
        {
            return Problems.Of(AuthenticationRefusal.Of(context));
        }

        var options = SafeCookie.For(context, Path);
        options.MaxAge = DateTimeOffset.FromUnixTimeSeconds(expires) - time.GetUtcNow();
        SafeCookie.Set(context, Cookie, given[Bearer.Length..], options);
        return TypedResults.Ok(new DashboardAddress(Path + "/"));
    }

    /// <summary>No grain stands behind these routes that would check the permission.</summary>
    private static TBuilder RequirePlatformAdmin<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.RequireAuthorization(policy => policy
            .RequireClaim(ActorClaims.Role, Roles.NameOf(Role.PlatformAdmin))
            .RequireClaim(ActorClaims.Tenant, GrainKeys.Platform));
}

/// <param name="Address">Where the dashboard is, on this server.</param>
internal sealed record DashboardAddress(string Address);
