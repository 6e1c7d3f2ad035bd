using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>
/// Signing as standardwebhooks.com specifies: HMAC-SHA256 over <c>{id}.{timestamp}.{body}</c>, base64, prefixed with <c>v1,</c>. Several
/// signatures are separated by spaces, so that secrets can be replaced without a gap.
/// </summary>
internal static class StandardWebhooks
{
    public const string SecretPrefix = "whsec_";
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Version = "v1,";

    /// <summary>The header value for a message under all active secrets.</summary>
    public static string Sign(ImmutableArray<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var signatures = new List<string>(secrets.Length);
        foreach (var secret in secrets)
            signatures.Add(Signature(secret, id, timestamp, body));
        return string.Join(' ', signatures);
    }

    /// <summary>Null when the message is genuine and fresh; otherwise why it is refused.</summary>
    public static Error? Verify(InboundWebhook message, ImmutableArray<string> secrets, DateTimeOffset now)
    {
        var headers = new WebhookHeaders(message.WebhookId, message.Timestamp, message.Signature);
        if (!headers.ArePossible || headers.Seconds is not { } timestamp)
            return IntegrationErrors.BadSignature;

        // Genuine first, fresh second: a forger learns nothing about our clock.
        if (!IsGenuine(headers.Signature!, secrets, headers.Id!, timestamp, message.Body.AsSpan()))
            return IntegrationErrors.BadSignature;
        return Math.Abs(now.ToUnixTimeSeconds() - timestamp) > Tolerance.TotalSeconds
            ? IntegrationErrors.StaleMessage
            : null;
    }

    private static bool IsGenuine(string header, ImmutableArray<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var genuine = false;
        foreach (var secret in secrets)
        {
            var expected = Encoding.UTF8.GetBytes(Signature(secret, id, timestamp, body));
            foreach (var given in header.Split(' '))
                genuine |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(given));
        }

        return genuine;
    }

    private static string Signature(string secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hmac.AppendData(body);
        return Version + Convert.ToBase64String(hmac.GetHashAndReset());
    }
}
