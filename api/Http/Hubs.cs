using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace StudyMate.Http;

/// <summary>
/// What all hubs have in common. WebSockets only: without another transport there is nothing to negotiate, and any node can take any
/// connection. Who has no WebSocket reads again over REST.
/// </summary>
internal static class Hubs
{
    public const string Path = "/hubs";

    /// <summary>Clients send names of things to watch, never content.</summary>
    private const int MaxMessageBytes = 4 * 1024;

    private const string TokenParameter = "access_token";

    public static void AddHubs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = MaxMessageBytes;
            options.EnableDetailedErrors = false;
            options.AddFilter<HubGuard>();
        }).AddJsonProtocol(options => options.PayloadSerializerOptions.Converters.Add(new StrictText()));
        builder.Services
            .AddSingleton<HubGuard>()
            .AddSingleton<HubConnections>()
            .AddHostedService(provider => provider.GetRequiredService<HubConnections>());
        // Said after the configuration, so that no log level of an operator writes addresses with their queries. Not even errors: while any level is
        // on, the framework opens a scope for each request that holds its path, whatever a caller made of it, beside every line logged meanwhile.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    /// <summary>
    /// A browser cannot put a header on a WebSocket, so its access token comes in the address. First of all it moves to where every
    /// other token is, and nothing that runs later sees it in an address.
    /// </summary>
    public static void UseHubTokens(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) && request.Query.TryGetValue(TokenParameter, out var tokens))
        {
            if (tokens is [{ Length: > 0 } token] && !request.Headers.ContainsKey(HeaderNames.Authorization))
                request.Headers.Authorization = $"Bearer {token}";
            var rest = request.Query.Where(pair => !string.Equals(pair.Key, TokenParameter, StringComparison.OrdinalIgnoreCase));
            request.QueryString = new QueryString(QueryHelpers.AddQueryString("", rest));
        }

        return next(context);
    });

    /// <summary>Maps a hub that needs a permission to connect and to stay connected; its methods ask the grains as their caller.</summary>
    public static void MapHub<THub>(this WebApplication app, string name, string permission)
        where THub : Hub =>
        app.MapHub<THub>($"{Path}/{name}", options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.CloseOnAuthenticationExpiration = true;
        }).RequirePermission(permission);
}
