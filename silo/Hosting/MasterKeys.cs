using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using StudyMate.Common;

namespace StudyMate.Hosting;

/// <summary>The master keys of this installation; every other key is derived from one of them for one purpose.</summary>
internal sealed class MasterKeys
{
    private const int KeyBytes = 32;
    private readonly ImmutableArray<(string Id, byte[] Key)> _keys;

    private MasterKeys(ImmutableArray<(string Id, byte[] Key)> keys) => _keys = keys;

    /// <summary>The key that new things are sealed with.</summary>
    public string CurrentId => _keys[0].Id;

    public IEnumerable<string> Ids => _keys.Select(key => key.Id);

    /// <summary>Reads <c>id:base64,id:base64</c>; null and one clear line in <paramref name="problem"/> when it cannot be used.</summary>
    public static MasterKeys? Parse(string? text, out string? problem)
    {
        var keys = ImmutableArray.CreateBuilder<(string, byte[])>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var id = colon > 0 ? part[..colon] : "";
            var bytes = new byte[KeyBytes + 1];
            if (!GrainKeys.IsId(id) || !Convert.TryFromBase64String(part[(colon + 1)..], bytes, out var written) || written != KeyBytes)
            {
                problem = "Secrets:MasterKeys must be id:base64 pairs separated by commas, each key 32 bytes, each id of a-z, 0-9 and hyphens.";
                return null;
            }

            if (keys.Any(key => string.Equals(key.Item1, id, StringComparison.Ordinal)))
            {
                problem = "Secrets:MasterKeys names the same key id twice.";
                return null;
            }

            keys.Add((id, bytes[..KeyBytes]));
        }

        problem = keys.Count == 0 ? "Secrets:MasterKeys is not set: it holds the key that seals stored secrets and signs tokens (id:base64 of 32 random bytes)." : null;
        return keys.Count == 0 ? null : new MasterKeys(keys.ToImmutable());
    }

    /// <summary>A key for one purpose, derived from the master key of this id; null when there is none of that id.</summary>
    public byte[]? Derive(string id, string purpose)
    {
        foreach (var (known, key) in _keys)
        {
            if (string.Equals(known, id, StringComparison.Ordinal))
                return HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: Encoding.UTF8.GetBytes("studymate/" + purpose));
        }

        return null;
    }

    /// <summary>
    /// The oldest key (named last) finds things by keyed hash: a hash cannot be made again under a new key without the secret, so
    /// that key stays for as long as what it found.
    /// </summary>
    public byte[] DeriveForLookup(string purpose) => Derive(_keys[^1].Id, purpose)!;
}
