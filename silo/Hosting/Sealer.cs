using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using StudyMate.Common;

namespace StudyMate.Hosting;

/// <summary>AES-256-GCM: <c>keyId.base64url(nonce | tag | text)</c>.</summary>
internal sealed class Sealer(MasterKeys keys, ISecretBytes secrets) : ISealer
{
    private const string Purpose = "seal";
    private readonly ConcurrentDictionary<string, byte[]?> _derived = new(StringComparer.Ordinal);

    public string Seal(ReadOnlySpan<byte> plain, string associated)
    {
        Span<byte> nonce = stackalloc byte[SealedBox.NonceBytes];
        secrets.Fill(nonce);
        var box = SealedBox.Seal(KeyOf(keys.CurrentId), nonce, plain, Encoding.UTF8.GetBytes(associated));
        return $"{keys.CurrentId}.{Base64Url.EncodeToString(box)}";
    }

    public byte[] Open(string sealedText, string associated)
    {
        var dot = sealedText.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
            throw new CryptographicException("Not a sealed text.");
        byte[] box;
        try
        {
            box = Base64Url.DecodeFromChars(sealedText.AsSpan(dot + 1));
        }
        catch (FormatException malformed)
        {
            // Same answer as for any other altered text.
            throw new CryptographicException("Not a sealed text.", malformed);
        }

        return SealedBox.Open(KeyOf(sealedText[..dot]), box, Encoding.UTF8.GetBytes(associated));
    }

    public string Hmac(string purpose, string value)
    {
        // The key is looked up once per purpose family; the tenant's part of a purpose goes into the message instead.
        var key = _derived.GetOrAdd("lookup", static (_, all) => all.DeriveForLookup("lookup"), keys)!;
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose + "\u001f" + value)));
    }

    private byte[] KeyOf(string id) =>
        _derived.GetOrAdd("seal/" + id, static (_, of) => of.keys.Derive(of.id, Purpose), (keys, id))
        ?? throw new CryptographicException("Sealed under a master key that this installation does not hold.");
}
