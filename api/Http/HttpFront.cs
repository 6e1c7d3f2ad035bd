using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using StudyMate.Common;
using StudyMate.Hosting;
using StudyMate.Operations;
using StudyMate.Web;

namespace StudyMate.Http;

/// <summary>The HTTP side of the product: what every request passes, in this order.</summary>
internal static class HttpFront
{
    public const string DefaultUrl = "http://localhost:8080";

    public static void AddHttpFront(this WebApplicationBuilder builder)
    {
        // Nobody else's address is chosen unless somebody says so.
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.Services.AddSingleton<IStartCheck, ListenAddresses>();
        // The framework's own request lines hold paths and queries; ours hold the route and the request id.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimits.Default;
            // Bytes a second. Who reads an answer holds a place meanwhile.
            kestrel.Limits.MinResponseDataRate = new MinDataRate(1_024, TimeSpan.FromSeconds(10));
        });
        builder.Services.ConfigureHttpJsonOptions(json => StrictJson.Configure(json.SerializerOptions));
        // A request that cannot be bound throws, so that the fault boundary can name what is wrong with it.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.AddHardening();
        builder.Services.AddOptions<OverloadOptions>().BindConfiguration(OverloadOptions.Section)
            .Validate(
                options => options is { MaxConcurrentRequests: > 0, MaxQueuedRequests: >= 0, MaxHubConnections: > 0, MaxHubConnectionsPerAccount: > 0, MaxAnonymousPerAddress: > 0, MaxBodiesPerAccount: > 0, RetryAfterSeconds: > 0, DrainSeconds: >= 0 },
                "Overload: counts and seconds must be positive.")
            .ValidateOnStart();
        builder.Services.AddOptions<CallerLimitOptions>().BindConfiguration(CallerLimitOptions.Section)
            .Validate(options => options is { RequestsPerSecond: > 0, Burst: > 0 }, "CallerLimits: counts must be positive.")
            .ValidateOnStart();
        builder.AddApiDocument();
        builder.AddWebApp();
        builder.AddHubs();
        builder.Services.AddSignInAuthentication();
        builder.Services.AddSingleton<AnswerSeals>().AddSingleton<CallerRates>().AddSingleton<ConcurrencyLimits>();
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessAnswers>();
    }

    public static void UseHttpFront(this WebApplication app, HostMode mode)
    {
        app.UseForwardedHeaders();
        app.UseHubTokens();
        app.UseOrleansDashboardCookie();
        app.UseMiddleware<RequestIds>();
        app.UseMiddleware<RequestMeasuring>();
        app.UseSafeHeaders();
        app.UseMiddleware<Faults>();
        app.UseStatusCodePages(context => Problems.WriteAsync(
            context.HttpContext,
            context.HttpContext.Response.StatusCode,
            ErrorOf(context.HttpContext.Response.StatusCode)));
        if (mode is HostMode.Api)
            app.UseMiddleware<ClusterGate>();
        app.UseMiddleware<OverloadGate>();
        app.UseHttpsOutsideDevelopment();
        app.UseWebApp();
        app.UseRouting();
        app.UseCors();
        app.UseMiddleware<RouteGuard>();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseMiddleware<CallerLimits>();
        app.UseAuthorization();
        app.UseMiddleware<HubDoor>();
        app.UseMiddleware<AnonymousLimits>();
        app.UseMiddleware<BodyReading>();
        app.UseMiddleware<Idempotency>();
    }

    /// <summary>The contract, generated from the code.</summary>
    public static void MapApiDocument(this WebApplication app) => app
        .MapGet("/openapi/v1.json", (ApiDocumentText text, CancellationToken cancellationToken) => text.GetAsync(cancellationToken))
        .ExcludeFromDescription()
        .AllowAnonymous();

    /// <summary>The group of all product routes.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        api.AddEndpointFilter<ProblemFilter>();
        // Bearer tokens, no cookies: there is nothing for another site to forge.
        api.DisableAntiforgery();
        // A group's requirement, not a fallback policy: that would answer 401 for addresses and methods that do not exist.
        api.RequireAuthorization();
        return api;
    }

    /// <summary>A status that the framework answered without a body.</summary>
    private static Error ErrorOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new Error("auth.required", ErrorKind.Unauthenticated, "Sign in first."),
        StatusCodes.Status403Forbidden => AccessErrors.Denied,
        StatusCodes.Status404NotFound => RouteGuard.NotFound,
        StatusCodes.Status405MethodNotAllowed => Error.Malformed("request.method_not_allowed", "This address does not take this method."),
        StatusCodes.Status413PayloadTooLarge => BadRequests.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => BadRequests.UnsupportedMediaType,
        >= StatusCodes.Status500InternalServerError => new Error("server.error", ErrorKind.Unavailable, "Something went wrong on our side."),
        _ => Error.Malformed("request.malformed", "The request cannot be read."),
    };
}
