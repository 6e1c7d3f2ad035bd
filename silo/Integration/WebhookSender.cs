using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Security.AntiSSRF;

namespace StudyMate.Integration;

/// <summary>
/// Sends webhooks over HTTP: no redirects, no proxies, no answer read beyond its status, and never over plain http or to a private address unless
/// allowed. AntiSSRF makes the check on the addresses that are connected to, so that a name cannot point elsewhere afterwards; one private address
/// among them refuses the name.
/// </summary>
internal sealed class WebhookSender : IWebhookSender, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    /// <summary>
    /// IPv4 in the clothes of IPv6, which the library's list lacks: compatible (::/96) and translated (::ffff:0:0:0/96). What they lead to is for
    /// whoever translates them to say.
    /// </summary>
    private static readonly string[] Disguised = ["::/96", "::ffff:0:0:0/96"];

    private static readonly IPNetwork[] Private = Array.ConvertAll([.. IPAddressRanges.recommendedLatest, .. Disguised], IPNetwork.Parse);
    private readonly bool _allowPrivate;
    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    public WebhookSender(IOptions<WebhookOptions> options, TimeProvider time)
    {
        _time = time;
        _allowPrivate = options.Value.AllowPrivateAddresses;
        var policy = new AntiSSRFPolicy(_allowPrivate ? PolicyConfigOptions.None : PolicyConfigOptions.ExternalOnlyLatest)
        {
            AllowPlainTextHttp = _allowPrivate,
            // Against metadata services, which the addresses rule out already; a partner's logs need no "true" for an address.
            AddXFFHeader = false,
        };
        if (!_allowPrivate)
            policy.AddDeniedAddresses(Disguised);
        var handler = policy.GetHandler();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.MaxConnectionsPerServer = 4;
        _client = new HttpClient(handler) { Timeout = Timeout };
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
        // Endpoints of before a rule are held to it, too.
        if (Refuse(message.Url) is not null)
            return new SendOutcome(null, SendOutcome.ForbiddenAddress);
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Url);
        request.Content = new ReadOnlyMemoryContent(message.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", message.WebhookId);
        request.Headers.Add("webhook-timestamp", message.Timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", message.Signature);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode
                ? new SendOutcome((int)response.StatusCode, null)
                : new SendOutcome((int)response.StatusCode, SendOutcome.BadStatus) { RetryAfter = RetryAfter(response.Headers.RetryAfter) };
        }
        catch (AntiSSRFException)
        {
            return new SendOutcome(null, SendOutcome.ForbiddenAddress);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException or AuthenticationException)
        {
            // The other side's or the network's doing, which the handler throws bare: an outcome of sending, recorded with the delivery.
            return new SendOutcome(null, SendOutcome.Unreachable);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome(null, SendOutcome.TimedOut);
        }
    }

    /// <summary>Seconds or a date.</summary>
    private TimeSpan RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? header?.Date - _time.GetUtcNow() ?? TimeSpan.Zero;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestRetryAfter ? LongestRetryAfter : wait;
    }

    public void Dispose() => _client.Dispose();

    /// <summary>
    /// Not loopback, private, link-local, shared, multicast, reserved, unspecified or IPv4 written as IPv6 (IANA special-purpose registries), nor a
    /// cloud's own.
    /// </summary>
    internal static bool IsPublic(IPAddress address) => !address.IsIPv4MappedToIPv6 && !Private.Any(network => network.Contains(address));
}
