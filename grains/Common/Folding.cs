using System.Globalization;
using System.Text;

namespace StudyMate.Common;

/// <summary>
/// How text is compared and searched: lower case, without accents and what nobody sees, typographic signs as a keyboard has them, runs of white space
/// made one space.
/// </summary>
internal static class Folding
{
    private const char Apostrophe = '\'';
    private const char Dash = '-';

    /// <summary>"  Élève  ŒUVRE " → "eleve oeuvre".</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var rune in Bare(text))
        {
            if (Rune.IsWhiteSpace(rune))
            {
                pendingSpace = folded.Length > 0;
                continue;
            }

            if (pendingSpace)
                folded.Append(' ');
            pendingSpace = false;
            folded.Append(Typography.PlainOf(rune) ?? Letters(Rune.ToLowerInvariant(rune)));
        }

        return folded.ToString();
    }

    /// <summary>What unique names are made of: "Jean-Pierre" and "jean pierre", "O’Brien" and "obrien" are one.</summary>
    public static string KeyOf(string? text) => string.Join(' ', WordsOf(text));

    /// <summary>Decomposed, lower case and without accents; white space, ligatures and the like stay.</summary>
    public static string WithoutAccents(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in Bare(text))
            plain.Append(Rune.ToLowerInvariant(rune).ToString());
        return plain.ToString();
    }

    /// <summary>Only letters and digits: "E-mail scolaire" and "email_scolaire" are the same word.</summary>
    public static string WordOf(string? text)
    {
        var folded = Of(text);
        var word = new StringBuilder(folded.Length);
        foreach (var character in folded)
        {
            if (char.IsLetterOrDigit(character))
                word.Append(character);
        }

        return word.ToString();
    }

    /// <summary>
    /// The words of a search, the <paramref name="count"/> longest; all must be found, in rows whose dashes and apostrophes are left out. Missing ones are
    /// empty, which everything contains.
    /// </summary>
    public static string[] TermsOf(string? search, int count)
    {
        var terms = WordsOf(search).OrderByDescending(word => word.Length).Take(count).ToArray();
        return [.. terms, .. Enumerable.Repeat("", count - terms.Length)];
    }

    private static string[] WordsOf(string? text) =>
        Of(text).Replace(Apostrophe.ToString(), "", StringComparison.Ordinal).Split([' ', Dash], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<Rune> Bare(string text)
    {
        foreach (var rune in TypedText.Decomposed(TypedText.WithoutFormat(text)).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                yield return rune;
        }
    }

    /// <summary>Letters that no decomposition splits.</summary>
    private static string Letters(Rune lower) => lower.Value switch
    {
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        // A Turkish name is looked for on a French keyboard.
        'ı' => "i",
        _ => lower.ToString(),
    };
}
