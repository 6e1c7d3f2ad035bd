using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace StudyMate.Integration;

/// <summary>
/// Sends webhooks over HTTP: no redirects, no proxies, no answer read beyond its status, and never to a private address unless allowed.
/// The check is made on the address that is connected to, so that a name cannot point elsewhere afterwards.
/// </summary>
internal sealed class WebhookSender : IWebhookSender, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly bool _allowPrivate;
    private readonly HttpClient _client;

    public WebhookSender(IOptions<WebhookOptions> options)
    {
        _allowPrivate = options.Value.AllowPrivateAddresses;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = ConnectAsync,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxConnectionsPerServer = 4,
        })
        { Timeout = Timeout };
    }

    public string? Refuse(Uri url)
    {
        if (_allowPrivate)
            return null;
        if (url.Scheme != Uri.UriSchemeHttps)
            return "Webhooks go to https addresses only.";
        return IPAddress.TryParse(url.Host, out var address) && !IsPublic(address)
            ? "Webhooks do not go to private addresses."
            : null;
    }

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (Refuse(message.Url) is not null)
            return new SendOutcome(null, "forbidden_address");
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Url);
        request.Content = new ReadOnlyMemoryContent(message.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", message.WebhookId);
        request.Headers.Add("webhook-timestamp", message.Timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", message.Signature);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new SendOutcome((int)response.StatusCode, response.IsSuccessStatusCode ? null : "status");
        }
        catch (HttpRequestException exception)
        {
            // The other side's or the network's doing: an outcome of sending, recorded with the delivery.
            return new SendOutcome(null, exception.InnerException is PrivateAddressException ? "forbidden_address" : "unreachable");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome(null, "timeout");
        }
    }

    public void Dispose() => _client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var reachable = _allowPrivate ? addresses : [.. addresses.Where(IsPublic)];
        if (reachable.Length == 0)
            throw new PrivateAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Not loopback, private, link-local, shared, multicast, reserved or unspecified (IANA special-purpose registries).</summary>
    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return false;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // 64:ff9b::/96 and 2002::/16 wrap IPv4 addresses, private ones included.
            return !(address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.IsIPv6Teredo
                || Reserved6.Any(network => network.Contains(address)));
        }

        return !Reserved4.Any(network => network.Contains(address));
    }

    private static readonly IPNetwork[] Reserved6 =
    [
        IPNetwork.Parse("64:ff9b::/96"), IPNetwork.Parse("64:ff9b:1::/48"), IPNetwork.Parse("100::/64"), IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),
    ];

    private static readonly IPNetwork[] Reserved4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
    ];

    private sealed class PrivateAddressException() : IOException("The name points to private addresses only.");
}
