using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace StudyMate.Http;

/// <summary>Which proxies may speak for a caller.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; none by default.</summary>
    public IList<string> Addresses { get; } = [];

    /// <summary>Networks such as <c>10.42.0.0/16</c> in which every address may be such a proxy; for proxies whose addresses change.</summary>
    public IList<string> Networks { get; } = [];

    /// <summary>The port that plain HTTP is redirected to outside Development.</summary>
    public int HttpsPort { get; set; } = 443;

    public bool AreAddresses => Addresses.All(address => IPAddress.TryParse(address, out _));

    public bool AreNetworks => Networks.All(network => IPNetwork.TryParse(network, out _));
}

/// <summary>Which browser origins may call.</summary>
internal sealed class CorsSettings
{
    public const string Section = "Cors";

    /// <summary>Origins such as <c>https://studymate.example</c>; none by default.</summary>
    public IList<string> Origins { get; } = [];

    public bool AreOrigins => Origins.All(origin =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What stands between the network and the routes: trusted proxies, HTTPS, allowed origins, safe headers.</summary>
internal static class Hardening
{
    private static readonly TimeSpan HstsMaxAge = TimeSpan.FromDays(365);

    public static void AddHardening(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section)
            .Validate(options => options.AreAddresses, "Proxies:Addresses must be IP addresses.")
            .Validate(options => options.AreNetworks, "Proxies:Networks must be networks such as 10.42.0.0/16.")
            .ValidateOnStart();
        builder.Services.AddOptions<CorsSettings>().BindConfiguration(CorsSettings.Section)
            .Validate(options => options.AreOrigins, "Cors:Origins must be origins such as https://school.example, without a path.")
            .ValidateOnStart();
        var cors = builder.Configuration.GetSection(CorsSettings.Section).Get<CorsSettings>() ?? new CorsSettings();
        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins([.. cors.Origins])
            .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
            .WithHeaders("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "X-Orchestrator-Id", "X-Tenant-Id", RequestIds.Header)
            .WithExposedHeaders("ETag", "Location", "Retry-After", RequestIds.Header)
            .SetPreflightMaxAge(TimeSpan.FromDays(1))));
        builder.Services.AddHsts(options => options.MaxAge = HstsMaxAge);
        builder.Services.AddSingleton<IPostConfigureOptions<ForwardedHeadersOptions>, TrustedProxies>();
        builder.Services.AddOptions<HttpsRedirectionOptions>().Configure<IOptions<ProxyOptions>>((https, proxies) =>
        {
            https.HttpsPort = proxies.Value.HttpsPort;
            https.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
        });
    }

    public static void UseHttpsOutsideDevelopment(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            return;
        app.UseHsts();
        // A probe inside the cluster speaks plain HTTP.
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase),
            branch => branch.UseHttpsRedirection());
    }

    /// <summary>For an API's answers: never sniffed, framed, cached or sent on as a referrer.</summary>
    public static void UseSafeHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        return next(context);
    });

    /// <summary>Applied after every other set-up, so that nothing (not even the framework's own switch) believes an unknown proxy.</summary>
    private sealed class TrustedProxies(IOptions<ProxyOptions> proxies) : IPostConfigureOptions<ForwardedHeadersOptions>
    {
        public void PostConfigure(string? name, ForwardedHeadersOptions options)
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var address in proxies.Value.Addresses)
                options.KnownProxies.Add(IPAddress.Parse(address));
            foreach (var network in proxies.Value.Networks)
                options.KnownIPNetworks.Add(IPNetwork.Parse(network));
            options.ForwardedHeaders = proxies.Value.Addresses.Count + proxies.Value.Networks.Count > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                : ForwardedHeaders.None;
        }
    }
}
