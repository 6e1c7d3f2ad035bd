using System.Text.RegularExpressions;

namespace StudyMate.Content;

/// <summary>What a text, id, number or address must look like to be kept.</summary>
internal static partial class WellFormed
{
    /// <summary>No control characters but tab and line ends, and no half of a surrogate pair.</summary>
    public static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsControl(character) && character is not ('\t' or '\n' or '\r'))
                return false;
            if (!char.IsSurrogate(character))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(character, text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    public static bool IsId(string? id) =>
        id is { Length: > 0 and <= ThemeLimits.Id } && IsText(id) && id.AsSpan().Trim().Length == id.Length && !id.AsSpan().ContainsAny("\t\r\n");

    public static bool IsUrl(string url) =>
        url.Length <= ThemeLimits.Url && IsText(url) && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is ("http" or "https");

    /// <summary>A JSON number, short enough to be meant.</summary>
    public static bool IsNumber(string? text) => text is { Length: > 0 and <= ThemeLimits.CardNumber } && Number().IsMatch(text);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
