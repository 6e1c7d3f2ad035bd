using System.Buffers;
using System.Globalization;
using System.Text;

namespace StudyMate.Common;

/// <summary>
/// The one reader of text that comes from outside, whatever the door: what may come in at all (<see cref="IsText"/>), how a short text of a person
/// (name, address, id, code) is kept (<see cref="Clean"/>, <see cref="Visible"/>), and the normal forms that Unicode defines, for any text.
/// Everywhere else <c>string.Normalize</c> is banned: it throws for text that a caller can send.
/// </summary>
public static class TypedText
{
    /// <summary>Code of a text that <see cref="IsText"/> refuses, in every answer of the product.</summary>
    public const string RefusedCode = "field.control_character";

    /// <summary>What most texts consist of; found by the vector unit.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), .. "àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛÜŒ’«»\n\r\t"]);

    /// <summary>
    /// Whether this is text: whole characters only (no half of a surrogate pair), none that Unicode sets aside for programs (noncharacters such as
    /// U+FFFE), and no control characters but white space.
    /// </summary>
    public static bool IsText(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExcept(Plain);
        if (at < 0)
            return true;
        for (; at < text.Length; at++)
        {
            var character = text[at];
            if (char.IsSurrogate(character))
            {
                if (at + 1 == text.Length || !char.IsSurrogatePair(character, text[at + 1]) || (char.ConvertToUtf32(character, text[at + 1]) & 0xFFFE) == 0xFFFE)
                    return false;
                at++;
            }
            else if (IsNoncharacter(character) || (char.IsControl(character) && !char.IsWhiteSpace(character)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The refusal of a field whose text <see cref="IsText"/> refuses.</summary>
    public static ErrorDetail Refusal(string field) => new(field, RefusedCode, $"{field} contains a character that no text may hold.");

    /// <summary>
    /// A short text as it is kept: <see cref="Visible"/>, trimmed, each run of white space one space; null when nothing is left. Text that
    /// <see cref="IsText"/> refuses stays refused.
    /// </summary>
    public static string? Clean(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var visible = Visible(typed);
        var clean = new StringBuilder(visible.Length);
        var space = false;
        foreach (var character in visible)
        {
            if (char.IsWhiteSpace(character))
            {
                space = clean.Length > 0;
                continue;
            }

            if (space)
                clean.Append(' ');
            space = false;
            clean.Append(character);
        }

        return clean.Length == 0 ? null : clean.ToString();
    }

    /// <summary>
    /// Composed (NFC) and without format characters, which nobody sees and no two programs insert alike: two ids that look the same must be the same.
    /// A joiner between two pictures belongs to the emoji that they make.
    /// </summary>
    public static string Visible(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return IsText(typed) ? typed.AsSpan().ContainsAnyExcept(Plain) ? Composed(WithoutFormat(typed, keepsEmoji: true)) : typed : typed;
    }

    /// <summary>Without format characters (Cf: U+200B, U+FEFF, U+202A, U+2060, soft hyphens …), joiners of emoji included.</summary>
    public static string WithoutFormat(string text) => WithoutFormat(text, keepsEmoji: false);

    /// <summary>NFC of any text.</summary>
    public static string Composed(string text) => Normal(text, NormalizationForm.FormC);

    /// <summary>NFD of any text.</summary>
    public static string Decomposed(string text) => Normal(text, NormalizationForm.FormD);

    private static string WithoutFormat(string text, bool keepsEmoji)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? kept = null;
        for (var at = 0; at < text.Length;)
        {
            // Half of a surrogate pair is read as one character that is no format character.
            var length = Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;
            var isFormat = Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && !(keepsEmoji && JoinsPictures(text, at));
            if (isFormat)
                kept ??= new StringBuilder(text, 0, at, text.Length);
            else
                kept?.Append(text, at, length);
            at += length;
        }

        return kept?.ToString() ?? text;
    }

    private static bool JoinsPictures(string text, int at)
    {
        const char joiner = '\u200D';
        return text[at] == joiner && at > 0 && IsPicture(RuneBefore(text, at)) && Rune.TryGetRuneAt(text, at + 1 < text.Length ? at + 1 : at, out var next) && IsPicture(next);
    }

    private static Rune RuneBefore(string text, int at) =>
        Rune.TryGetRuneAt(text, at - 1, out var rune) || (at > 1 && Rune.TryGetRuneAt(text, at - 2, out rune)) ? rune : Rune.ReplacementChar;

    /// <summary>A symbol, its tone of skin, or the sign that asks for its coloured form.</summary>
    private static bool IsPicture(Rune rune) =>
        rune.Value is 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF) || (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol);

    private static string Normal(string text, NormalizationForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
            return text;
#pragma warning disable RS0030 // Here the text is whole, which is what the ban is about.
        return Whole(text).Normalize(form);
#pragma warning restore RS0030
    }

    /// <summary>The text with what cannot be normalised replaced, as a decoder would: halves of surrogate pairs and U+FFFE.</summary>
    private static string Whole(string text)
    {
        StringBuilder? whole = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune) || rune.Value == 0xFFFE)
                (whole ??= new StringBuilder(text))[at] = (char)Rune.ReplacementChar.Value;
            else
                at += rune.Utf16SequenceLength - 1;
        }

        return whole?.ToString() ?? text;
    }

    private static bool IsNoncharacter(char character) => character is (>= '\uFDD0' and <= '\uFDEF') or '\uFFFE' or '\uFFFF';
}
