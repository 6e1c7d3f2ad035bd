using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>
/// The keys that seal what students wrote in free words: one per person, made when first needed, stored sealed under the house's
/// master key. Erasing a person deletes the row (<c>PersonSeals.Destroy</c>).
/// </summary>
internal sealed class PersonKeys(IRows rows, ISealer sealer, ISecretBytes secrets)
{
    private const int KeyBytes = 32;

    /// <summary>The person's seal; a new key is durable before it is used.</summary>
    public async Task<IPersonSeal> MakeAsync(string tenant, string studentId)
    {
        if (await FindAsync(tenant, studentId) is { } known)
            return known;
        await rows.WriteAsync(RowChange.Add(
            "person_keys", [("tenant", tenant), ("student_id", studentId)], ("sealed_key", NewKey(tenant, studentId))));
        // Whoever was first: ours is ignored when another activation stored one in between.
        return await FindAsync(tenant, studentId) ?? throw new InvalidOperationException("A person's key that was just stored is gone.");
    }

    /// <summary>The person's seal, or null when there never was one or it was destroyed.</summary>
    public async Task<IPersonSeal?> FindAsync(string tenant, string studentId)
    {
        var found = await rows.QueryAsync<string>("Learning/PersonKey", new { tenant, studentId });
        return found is [var sealedKey] ? new PersonSeal(sealer.Open(sealedKey, Place(tenant, studentId)), secrets) : null;
    }

    private string NewKey(string tenant, string studentId)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        secrets.Fill(key);
        return sealer.Seal(key, Place(tenant, studentId));
    }

    private static string Place(string tenant, string studentId) => $"person-key/{tenant}/{studentId}";

    /// <summary>AES-256-GCM: base64url of nonce, tag and text.</summary>
    private sealed class PersonSeal(byte[] key, ISecretBytes secrets) : IPersonSeal
    {
        public string Seal(string text)
        {
            Span<byte> nonce = stackalloc byte[SealedBox.NonceBytes];
            secrets.Fill(nonce);
            return Base64Url.EncodeToString(SealedBox.Seal(key, nonce, Encoding.UTF8.GetBytes(text)));
        }

        public string? Open(string sealedText)
        {
            if (!Base64Url.IsValid(sealedText))
                return null;
            try
            {
                return Encoding.UTF8.GetString(SealedBox.Open(key, Base64Url.DecodeFromChars(sealedText)));
            }
            catch (AuthenticationTagMismatchException)
            {
                // Sealed with a key that was destroyed: for everyone from now on it is as if nothing had been written.
                return null;
            }
        }
    }
}
