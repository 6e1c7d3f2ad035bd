using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Hosting;

namespace StudyMate.Http;

/// <summary>
/// Seals kept answers: <c>keyId.base64</c>. The key is made of the house's and of the caller's Idempotency-Key, which is stored nowhere, so that
/// what a command answered (names, access codes) does not outlive it in clear: who has the database cannot try out keys, and who has the house's key,
/// too, lacks the caller's. The seal holds for one place only.
/// </summary>
internal sealed class AnswerSeals(MasterKeys keys)
{
    private const string Purpose = "kept-answer";
    private const int KeyBytes = 32;

    public string Seal(KeptAnswer answer, AnswerPlace place)
    {
        var nonce = RandomNumberGenerator.GetBytes(SealedBox.NonceBytes);
        var box = SealedBox.Seal(KeyOf(keys.CurrentId, place)!, nonce, JsonSerializer.SerializeToUtf8Bytes(answer), place.Associated);
        return $"{keys.CurrentId}.{Convert.ToBase64String(box)}";
    }

    /// <summary>The answer; null when it was sealed for another place, under a key that is gone, or by an earlier version: then it counts as lost.</summary>
    public KeptAnswer? Open(string text, AnswerPlace place)
    {
        if (text.Split('.') is not [var id, var encoded] || KeyOf(id, place) is not { } key)
            return null;
        try
        {
            return JsonSerializer.Deserialize<KeptAnswer>(SealedBox.Open(key, Convert.FromBase64String(encoded), place.Associated));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private byte[]? KeyOf(string id, AnswerPlace place) => keys.Derive(id, Purpose) is { } house
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, [.. house, .. Encoding.UTF8.GetBytes(place.Key)], KeyBytes, Encoding.UTF8.GetBytes(place.OperationId))
        : null;
}

/// <summary>Whose answer it is, and to what.</summary>
/// <param name="Tenant">Tenant of the caller.</param>
/// <param name="Actor">The caller.</param>
/// <param name="Route">Method and canonical path.</param>
/// <param name="Key">Their Idempotency-Key.</param>
/// <param name="OperationId">What follows from these.</param>
internal sealed record AnswerPlace(string Tenant, string Actor, string Route, string Key, string OperationId)
{
    private const char Separator = '\u001f';

    /// <summary>None of them holds the separator.</summary>
    public byte[] Associated => Encoding.UTF8.GetBytes(string.Join(Separator, Tenant, Actor, Route, Key));
}
