using System.Security.Cryptography;
using System.Text;

namespace StudyMate.Common;

/// <summary>
/// Ids that follow from what they stand for, so that doing something again names the same thing. They are stored and compared with
/// stored ones: how they are made never changes.
/// </summary>
public static class DerivedId
{
    private const char Separator = '\u001f';

    /// <summary>128 bits of a SHA-256 over the parts, 32 hexadecimal characters.</summary>
    public static string Of(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Separator, parts!))).AsSpan(0, 16));
}
