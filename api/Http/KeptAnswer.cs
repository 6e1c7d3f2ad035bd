using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// An answer kept for a retry. It is sealed with a key derived from the caller's Idempotency-Key, which is stored nowhere: what a
/// command answered (names, access codes) does not outlive it in clear.
/// </summary>
internal sealed record KeptAnswer(int Status, string? ContentType, string? Location, string? ETag, byte[] Body)
{
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>The answer, or null when it is not one to repeat: a fault, a throttled or unauthenticated caller, a long body.</summary>
    public static KeptAnswer? From(HttpResponse response, CapturingStream capture) =>
        response.StatusCode is >= 200 and < 500
            and not (StatusCodes.Status401Unauthorized or StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests or StatusCodes.Status499ClientClosedRequest)
        && capture.Captured is { } body
            ? new KeptAnswer(response.StatusCode, response.ContentType, response.Headers.Location, response.Headers.ETag, body)
            : null;

    public string Seal(string idempotencyKey, string operationId)
    {
        var nonce = RandomNumberGenerator.GetBytes(SealedBox.NonceBytes);
        return Convert.ToBase64String(SealedBox.Seal(KeyOf(idempotencyKey, operationId), nonce, JsonSerializer.SerializeToUtf8Bytes(this)));
    }

    public static KeptAnswer Open(string text, string idempotencyKey, string operationId)
    {
        var clear = SealedBox.Open(KeyOf(idempotencyKey, operationId), Convert.FromBase64String(text));
        return JsonSerializer.Deserialize<KeptAnswer>(clear) ?? throw new InvalidDataException("A kept answer is empty.");
    }

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.Headers[Idempotency.ReplayedHeader] = "true";
        if (ContentType is not null)
            response.ContentType = ContentType;
        if (Location is not null)
            response.Headers.Location = Location;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (Body.Length > 0)
            await response.Body.WriteAsync(Body, context.RequestAborted);
    }

    private static byte[] KeyOf(string idempotencyKey, string operationId) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(idempotencyKey), 32, Encoding.UTF8.GetBytes(operationId));
}
