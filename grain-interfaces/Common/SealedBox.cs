using System.Security.Cryptography;

namespace StudyMate.Common;

/// <summary>
/// AES-GCM as everything of the product stores it: nonce, tag and text one after the other. Sealed texts are stored for years: the order
/// and the sizes never change.
/// </summary>
public static class SealedBox
{
    /// <summary>Length of the nonce, which the caller makes: by chance, never twice under one key.</summary>
    public const int NonceBytes = 12;

    private const int TagBytes = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated = default)
    {
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        nonce.CopyTo(box);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), associated);
        return box;
    }

    /// <summary>Throws <see cref="AuthenticationTagMismatchException"/> when the box was altered, cut short, or sealed with another key or for another place.</summary>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated = default)
    {
        if (box.Length < NonceBytes + TagBytes)
            throw new AuthenticationTagMismatchException();
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box[..NonceBytes], box[(NonceBytes + TagBytes)..], box[NonceBytes..(NonceBytes + TagBytes)], plain, associated);
        return plain;
    }
}
