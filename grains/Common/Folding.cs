using System.Globalization;
using System.Text;

namespace StudyMate.Common;

/// <summary>How text is compared and searched: lower case, accents folded, runs of white space made one space, without what nobody sees.</summary>
internal static class Folding
{
    /// <summary>"  Élève  ŒUVRE " → "eleve oeuvre".</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var character in WithoutAccents(text))
        {
            if (char.IsWhiteSpace(character))
            {
                pendingSpace = folded.Length > 0;
                continue;
            }

            if (pendingSpace)
                folded.Append(' ');
            pendingSpace = false;
            Append(folded, character);
        }

        return folded.ToString();
    }

    /// <summary>Decomposed, lower case and without accents; white space, ligatures and the like stay.</summary>
    public static string WithoutAccents(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in TypedText.Decomposed(TypedText.WithoutFormat(text)))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(character));
        }

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

    /// <summary>The words of a search, at most <paramref name="count"/>; all must be found. Missing ones are empty, which everything contains.</summary>
    public static string[] TermsOf(string? search, int count)
    {
        var terms = Of(search).Split(' ', count, StringSplitOptions.RemoveEmptyEntries);
        return [.. terms, .. Enumerable.Repeat("", count - terms.Length)];
    }

    private static void Append(StringBuilder folded, char character)
    {
        // Letters that no decomposition splits.
        switch (character)
        {
            case 'œ': folded.Append("oe"); break;
            case 'æ': folded.Append("ae"); break;
            case 'ß': folded.Append("ss"); break;
            case 'ø': folded.Append('o'); break;
            case 'ł': folded.Append('l'); break;
            case 'đ': folded.Append('d'); break;
            case '\u2019' or '\u2018' or '\u02BC': folded.Append('\''); break;
            default: folded.Append(character); break;
        }
    }
}
