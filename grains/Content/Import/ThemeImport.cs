using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>A theme read out of a file, and what the file held beyond it.</summary>
internal sealed record ReadTheme(Theme Theme, Dialect Dialect, ImmutableArray<ImportLoss> Lost);

/// <summary>
/// From a file to a theme. One unusable element never costs the others; a file is refused only when it is no JSON, too large, or
/// holds nothing that a student could open.
/// </summary>
internal static class ThemeImport
{
    private const int DeepestNesting = 64;
    private const int ReasonsOfARefusal = 100;
    private static readonly ImmutableArray<string> Formats = ["auto", "ergomate", "studymate"];

    /// <param name="format">What the caller takes the file for; reading goes by what is in it.</param>
    /// <param name="content">The file as text.</param>
    /// <returns>Refused with <c>theme.unknown_format</c>, <c>theme.malformed_json</c>, <c>theme.nothing_usable</c> or <c>theme.too_large</c>.</returns>
    public static Result<ReadTheme> Read(string? format, string content)
    {
        if (format is not null && !Formats.Contains(format, StringComparer.OrdinalIgnoreCase))
            return ContentErrors.UnknownImportFormat(Formats);
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            return Read(document.RootElement);
        }
        catch (JsonException malformed)
        {
            // The parser is the only judge of what is JSON; its place in the file is what helps the author.
            return Malformed(malformed);
        }
        catch (ArgumentException)
        {
            // A text with half of a surrogate pair cannot be encoded for the parser.
            return ContentErrors.IncompleteCharacter;
        }
    }

    private static Result<ReadTheme> Read(JsonElement root)
    {
        var losses = new Losses();
        if (root.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            return ContentErrors.NothingUsable([new ImportLoss("", "A theme is an object.")]);
        var (theme, dialect) = new ThemeReader(losses).Read(root);
        var lost = losses.ToImmutable();
        if (!ThemeRules.HasContent(theme))
            return ContentErrors.NothingUsable(lost.Take(ReasonsOfARefusal));
        if (ThemeRules.Check(theme) is [var problem, ..])
            throw new InvalidOperationException($"The import let a problem pass: {problem.Code} at {problem.Field}.");
        return ThemeJson.Write(theme).Length > ThemeLimits.TotalCharacters ? ContentErrors.TooLarge : new ReadTheme(theme, dialect, lost);
    }

    private static Error Malformed(JsonException malformed)
    {
        if (malformed.LineNumber is not { } line || malformed.BytePositionInLine is not { } position)
            return ContentErrors.MalformedJson;
        var where = string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, position {position + 1}");
        return ContentErrors.MalformedJsonAt(where, (line + 1).ToString(CultureInfo.InvariantCulture));
    }
}
