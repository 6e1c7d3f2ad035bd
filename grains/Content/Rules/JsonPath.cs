using System.Globalization;
using System.Text;

namespace StudyMate.Content;

/// <summary>JSON paths as annotations and losses write them: <c>questions[0].choices[1].label</c>.</summary>
internal static class JsonPath
{
    private const int LongestName = 60;

    public static string At(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");

    /// <summary>A member; names that are not plain identifiers are quoted, cut and cleaned.</summary>
    public static string Of(string parent, string name)
    {
        if (!IsPlain(name))
            return $"{parent}[\"{Clean(name)}\"]";
        return parent.Length == 0 ? name : $"{parent}.{name}";
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= LongestName && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '$' or '-');

    private static string Clean(string name)
    {
        var clean = new StringBuilder(LongestName);
        foreach (var rune in name.EnumerateRunes())
        {
            if (clean.Length >= LongestName)
                return clean.Append('…').ToString();
            clean.Append(Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '_' or '-' or '.' or ':' ? rune.ToString() : "?");
        }

        return clean.ToString();
    }
}
