using System.Globalization;
using System.Text;

namespace StudyMate.Common;

/// <summary>
/// An answer in words as a person would read it aloud, whatever keyboard or paste it came from. The steps and their order are the contract's
/// (<c>web/src/student/play/plainAnswer.ts</c> takes the same; tests/Learning/marking-cases.json holds both to it):
/// <list type="number">
/// <item>format characters go;</item>
/// <item>accents are composed (NFC);</item>
/// <item>typographic apostrophes, quotes, dashes, the ellipsis, ligatures and subscript digits become plain ones;</item>
/// <item>every run of white space is one space, none at the ends, before <c>; : ! ? % ° »</c> or after <c>«</c>;</item>
/// <item>case is folded, letter by letter;</item>
/// <item>accents go where the question ignores them;</item>
/// <item>one full stop at the end goes, unless it is all there is.</item>
/// </list>
/// </summary>
internal static class PlainAnswer
{
    private const string NoSpaceBefore = ";:!?%°»";

    public static string Of(string text, bool ignoresAccents)
    {
        var plain = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in TypedText.Composed(TypedText.WithoutFormat(text)).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = plain.Length > 0 && plain[^1] != '«';
                continue;
            }

            if (space && !(rune.IsBmp && NoSpaceBefore.Contains((char)rune.Value, StringComparison.Ordinal)))
                plain.Append(' ');
            space = false;
            plain.Append(Typography.PlainOf(rune) ?? Folded(rune).ToString());
        }

        var folded = ignoresAccents ? WithoutAccents(plain.ToString()) : plain.ToString();
        return folded.Length > 1 && folded[^1] == '.' ? folded[..^1] : folded;
    }

    /// <summary>
    /// Unicode's simple case folding, by way of the capital: so both forms of sigma and of theta are one. The two that .NET's invariant casing leaves out are
    /// said here; a dotless or dotted i of Turkish is no i.
    /// </summary>
    private static Rune Folded(Rune rune) => rune.Value switch
    {
        0x017F => new Rune('s'),
        0x1E9E => new Rune('ß'),
        0x0130 or 0x0131 => rune,
        _ => Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)),
    };

    private static string WithoutAccents(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var rune in TypedText.Decomposed(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                bare.Append(rune.ToString());
        }

        return bare.ToString();
    }
}
