using System.Security.Cryptography;
using System.Text;

namespace StudyMate.Common;

/// <summary>
/// Hash of a secret that is random enough to need no salt and no slowness (256-bit tokens and keys), and its comparison in constant
/// time.
/// </summary>
internal static class SecretHash
{
    public static string Of(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool Matches(string secret, string? hash) =>
        hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(secret)), Encoding.ASCII.GetBytes(hash));
}
