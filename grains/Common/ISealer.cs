using System.Text;

namespace StudyMate.Common;

/// <summary>
/// Seals what must be stored but not read: access codes, webhook secrets, refresh successors. AES-GCM under the house's master key,
/// whose id travels with the sealed text, so that keys can be replaced.
/// </summary>
internal interface ISealer
{
    /// <summary>Seals text for one purpose and place; opening it anywhere else fails.</summary>
    /// <param name="plain">What to seal.</param>
    /// <param name="associated">Where it belongs, for example <c>access-code/{tenant}/{student}</c>; needed again to open it.</param>
    string Seal(ReadOnlySpan<byte> plain, string associated);

    /// <summary>Opens what <see cref="Seal(ReadOnlySpan{byte}, string)"/> sealed; throws <see cref="System.Security.Cryptography.CryptographicException"/> when it was altered, moved or sealed under an unknown key.</summary>
    byte[] Open(string sealedText, string associated);

    /// <summary>Keyed hash for finding a secret without storing it, in hexadecimal; purposes do not share keys.</summary>
    string Hmac(string purpose, string value);
}

internal static class SealerExtensions
{
    public static string Seal(this ISealer sealer, string plain, string associated) =>
        sealer.Seal(Encoding.UTF8.GetBytes(plain), associated);

    public static string OpenText(this ISealer sealer, string sealedText, string associated) =>
        Encoding.UTF8.GetString(sealer.Open(sealedText, associated));
}
