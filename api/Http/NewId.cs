using System.Security.Cryptography;
using System.Text;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// The id of the thing that a request creates: derived from the operation (tenant, actor, route, Idempotency-Key), so that a retry
/// reaches the same grain; fresh when the caller sent no key.
/// </summary>
internal static class NewId
{
    public static string ForRequest() => Operation.Current is { } operation ? Derive(operation, "id") : Guid.CreateVersion7().ToString("n");

    /// <summary>A stable id from parts; 32 hexadecimal characters.</summary>
    public static string Derive(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts!)));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
