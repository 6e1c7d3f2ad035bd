using System.Buffers.Text;
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
    private const int MaxIdLength = 128;

    /// <summary>The header value for a message under all active secrets.</summary>
    public static string Sign(ImmutableArray<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var signatures = new List<string>(secrets.Length);
        foreach (var secret in secrets)
            signatures.Add(Version + Convert.ToBase64String(Compute(secret, id, timestamp, body)));
        return string.Join(' ', signatures);
    }

    /// <summary>Null when the message is genuine and fresh; otherwise why it is refused.</summary>
    public static Error? Verify(InboundWebhook message, ImmutableArray<string> secrets, DateTimeOffset now)
    {
        if (message.WebhookId is not { Length: > 0 and <= MaxIdLength } id || message.Signature is not { Length: > 0 and <= 2048 } header)
            return BadSignature;
        if (!long.TryParse(message.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp))
            return BadSignature;

        // Genuine first, fresh second: a forger learns nothing about our clock.
        if (!IsGenuine(header, secrets, id, timestamp, message.Body.AsSpan()))
            return BadSignature;
        return Math.Abs(now.ToUnixTimeSeconds() - timestamp) > Tolerance.TotalSeconds
            ? new Error("webhook.stale", ErrorKind.Unauthenticated, "The message is older or newer than five minutes.", "webhook-timestamp")
            : null;
    }

    private static bool IsGenuine(string header, ImmutableArray<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var genuine = false;
        foreach (var secret in secrets)
        {
            var expected = Compute(secret, id, timestamp, body);
            foreach (var part in header.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (part.StartsWith(Version, StringComparison.Ordinal) && TryDecode(part[Version.Length..], out var given))
                    genuine |= CryptographicOperations.FixedTimeEquals(expected, given);
            }
        }

        return genuine;
    }

    private static bool TryDecode(string base64, out byte[] bytes)
    {
        bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length) + 3];
        if (!Convert.TryFromBase64String(base64, bytes, out var written))
            return false;
        bytes = bytes[..written];
        return true;
    }

    private static byte[] Compute(string secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static Error BadSignature => new("webhook.bad_signature", ErrorKind.Unauthenticated, "The signature does not match.", "webhook-signature");
}
