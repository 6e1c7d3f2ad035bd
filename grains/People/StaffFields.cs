using System.Globalization;
using System.Text;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>What e-mails and names of staff must look like, and how they are compared.</summary>
internal static class StaffFields
{
    private const int MaxEmail = 254;
    private const int MaxName = 80;

    /// <summary>The first thing wrong with a person's fields, or null.</summary>
    public static Error? Check(string? email, string? firstName, string? lastName) =>
        NormaliseEmail(email) is null ? Error.Invalid("user.invalid_email", "This is not an e-mail address.", "email")
        : !IsName(firstName) ? Error.Invalid("user.invalid_name", "A name has 1 to 80 characters on one line.", "firstName")
        : !IsName(lastName) ? Error.Invalid("user.invalid_name", "A name has 1 to 80 characters on one line.", "lastName")
        : null;

    /// <summary>An e-mail as it is compared: trimmed, composed, lower case; null when it cannot be one.</summary>
    public static string? NormaliseEmail(string? email)
    {
        if (email?.Trim() is not { Length: >= 3 and <= MaxEmail } trimmed || !IsWellFormed(trimmed))
            return null;
        var at = trimmed.LastIndexOf('@');
        if (at < 1 || at == trimmed.Length - 1 || trimmed.IndexOf('@', StringComparison.Ordinal) != at)
            return null;
        if (trimmed.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character is '<' or '>' or ',' or ';' or '"'))
            return null;
        var domain = trimmed[(at + 1)..];
        return domain.StartsWith('.') || domain.EndsWith('.') || !domain.Contains('.', StringComparison.Ordinal)
            ? null
            : trimmed.Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }

    public static bool IsName(string? name) =>
        name?.Trim() is { Length: > 0 and <= MaxName } trimmed && IsWellFormed(trimmed) && !trimmed.Any(char.IsControl);

    /// <summary>Text as search compares it: without accents, lower case, single spaces.</summary>
    public static string Searchable(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var character in string.Join(' ', parts!).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                text.Append(char.ToLowerInvariant(character));
        }

        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>No half of a surrogate pair: such text can be neither normalised nor stored.</summary>
    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return false;
        }

        return true;
    }
}
