using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Texts out of foreign JSON: bounded, well-formed, and every change reported.</summary>
internal static class JsonText
{
    /// <summary>The text as it is; the digits of a number; null for anything else, and for a text with half of a surrogate pair.</summary>
    public static string? Raw(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Number)
            return element.GetRawText() is { Length: <= ThemeLimits.CardNumber } digits ? digits : null;
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // How JsonElement says that an escape is half of a surrogate pair; the caller reports the loss.
            return null;
        }
    }

    /// <summary>A property's name, or null when it holds half of a surrogate pair.</summary>
    public static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text of at most <paramref name="max"/> characters, or null. Blank is absent; everything else that is not kept is a loss.</summary>
    public static string? Read(JsonElement element, string path, int max, Losses losses)
    {
        var text = Raw(element);
        if (text is null)
        {
            losses.Add(path, element.ValueKind == JsonValueKind.String ? "The text holds an incomplete character." : "A text is expected here.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > max)
        {
            losses.Add(path, string.Create(CultureInfo.InvariantCulture, $"The text is longer than {max} characters."));
            return null;
        }

        if (WellFormed.IsText(text))
            return text;
        losses.Add(path, "Control characters were replaced by spaces.");
        var clean = WithoutControls(text);
        return string.IsNullOrWhiteSpace(clean) ? null : clean;
    }

    public static ImmutableArray<string> ReadList(JsonElement element, string path, int maxCount, int maxLength, Losses losses)
    {
        if (element.ValueKind == JsonValueKind.String)
            return Read(element, path, maxLength, losses) is { } single ? [single] : [];
        if (element.ValueKind != JsonValueKind.Array)
        {
            losses.Add(path, "A list of texts is expected here.");
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            var itemPath = JsonPath.At(path, index++);
            if (texts.Count == maxCount)
                losses.Add(itemPath, string.Create(CultureInfo.InvariantCulture, $"At most {maxCount} are kept."));
            else if (Read(item, itemPath, maxLength, losses) is { } text)
                texts.Add(text);
        }

        return texts.ToImmutable();
    }

    private static string WithoutControls(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var character = rune.ToString();
            clean.Append(WellFormed.IsText(character) ? character : " ");
        }

        return clean.ToString();
    }
}
