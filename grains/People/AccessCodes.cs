using StudyMate.Common;

namespace StudyMate.People;

/// <inheritdoc />
internal sealed class AccessCodes(ISealer sealer, ISecretBytes secrets) : IAccessCodes
{
    /// <summary>Crockford's alphabet: no I, L, O and U, which people misread.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private const int Group = 4;

    public string Generate()
    {
        Span<byte> bytes = stackalloc byte[Length];
        secrets.Fill(bytes);
        var code = new char[Length + Length / Group - 1];
        var at = 0;
        for (var i = 0; i < Length; i++)
        {
            if (i > 0 && i % Group == 0)
                code[at++] = '-';
            // 256 is a multiple of 32, so the low five bits are evenly distributed.
            code[at++] = Alphabet[bytes[i] & 31];
        }

        return new string(code);
    }

    public string Hmac(string tenant, string code) => sealer.Hmac("access-code/" + tenant, Normalise(code));

    public string Seal(string tenant, string studentId, string code) => sealer.Seal(code, Place(tenant, studentId));

    public string Open(string tenant, string studentId, string sealedCode) => sealer.OpenText(sealedCode, Place(tenant, studentId));

    /// <summary>Upper case without separators, with the letters that Crockford reads as digits.</summary>
    internal static string Normalise(string code)
    {
        var kept = new List<char>(code.Length);
        foreach (var character in code)
        {
            if (!char.IsAsciiLetterOrDigit(character))
                continue;
            kept.Add(char.ToUpperInvariant(character) switch { 'O' => '0', 'I' or 'L' => '1', var other => other });
        }

        return new string([.. kept]);
    }

    private static string Place(string tenant, string studentId) => $"access-code/{tenant}/{studentId}";
}
