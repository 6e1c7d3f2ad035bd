using System.Text.RegularExpressions;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>What a text, id, number or address must look like to be kept.</summary>
internal static partial class WellFormed
{
    /// <summary>As <see cref="TypedText.IsText"/>; of control characters only tab and line ends, which every reader of the file formats knows.</summary>
    public static bool IsText(string text) => TypedText.IsText(text) && !text.AsSpan().ContainsAny('\v', '\f', '\u0085');

    public static bool IsId(string? id) =>
        id is { Length: > 0 and <= ThemeLimits.Id } && IsText(id) && id.AsSpan().Trim().Length == id.Length && !id.AsSpan().ContainsAny("\t\r\n");

    public static bool IsUrl(string url) =>
        url.Length <= ThemeLimits.Url && IsText(url) && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is ("http" or "https");

    /// <summary>A JSON number, short enough to be meant.</summary>
    public static bool IsNumber(string? text) => text is { Length: > 0 and <= ThemeLimits.CardNumber } && Number().IsMatch(text);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
