using System.Buffers.Text;

namespace StudyMate.Common;

/// <summary>Unguessable bytes. Chance comes in from outside, so that a simulation replays.</summary>
internal interface ISecretBytes
{
    void Fill(Span<byte> target);
}

internal static class SecretBytesExtensions
{
    /// <summary>256 random bits as base64url, 43 characters.</summary>
    public static string NewToken(this ISecretBytes source)
    {
        Span<byte> bytes = stackalloc byte[32];
        source.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>128 random bits in hexadecimal, 32 characters; fit for an id.</summary>
    public static string NewId(this ISecretBytes source)
    {
        Span<byte> bytes = stackalloc byte[16];
        source.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
