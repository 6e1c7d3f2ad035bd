using System.Security.Cryptography;
using System.Text;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>A theme that passed the rules, as it is stored.</summary>
internal sealed record ThemeContent(Theme Theme, string Json, string Hash)
{
    /// <summary>Refused with <c>theme.invalid</c>, naming every problem, or <c>theme.too_large</c>.</summary>
    public static Result<ThemeContent> Of(Theme theme)
    {
        var problems = ThemeRules.Check(theme);
        if (!problems.IsEmpty)
            return ContentErrors.Invalid(problems);
        var json = ThemeJson.Write(theme);
        if (json.Length > ThemeLimits.TotalCharacters)
            return ContentErrors.TooLarge;
        return new ThemeContent(theme, json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
    }
}
