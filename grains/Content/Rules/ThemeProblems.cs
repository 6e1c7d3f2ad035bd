using System.Collections.Immutable;
using System.Globalization;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>Collects every problem of a theme with its JSON path. Messages never repeat what was sent.</summary>
internal sealed class ThemeProblems
{
    private readonly ImmutableArray<ErrorDetail>.Builder _details = ImmutableArray.CreateBuilder<ErrorDetail>();

    public int Count => _details.Count;

    public ErrorDetail this[int index] => _details[index];

    public void Add(string path, string code, string message) => _details.Add(new ErrorDetail(path, code, message));

    public ImmutableArray<ErrorDetail> ToImmutable() => _details.ToImmutable();

    /// <summary>True, and a problem, when a list holds a null where an element belongs.</summary>
    public bool Missing(object? element, string path)
    {
        if (element is not null)
            return false;
        Add(path, "theme.required", "There is nothing here.");
        return true;
    }

    /// <summary>A text that must be there, is not blank and not longer than <paramref name="max"/>.</summary>
    public void Required(string? text, int max, string path, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            Add(path, "theme.required", $"{what} is missing.");
        else
            Optional(text, max, path, what);
    }

    /// <summary>A text that, if it is there, is well-formed and not longer than <paramref name="max"/>.</summary>
    public void Optional(string? text, int max, string path, string what)
    {
        if (text is null)
            return;
        if (text.Length > max)
            Add(path, "theme.too_long", $"{what} is longer than {Number(max)} characters.");
        else if (!WellFormed.IsText(text))
            Add(path, "theme.bad_character", $"{what} holds control or incomplete characters.");
    }

    public void Range(int? value, int min, int max, string path, string what)
    {
        if (value is { } number && (number < min || number > max))
            Add(path, "theme.out_of_range", $"{what} is not between {Number(min)} and {Number(max)}.");
    }

    public void AtMost(int count, int max, string path, string what)
    {
        if (count > max)
            Add(path, "theme.too_many", $"There are more than {Number(max)} {what}.");
    }

    public void OneOf(string? value, ImmutableArray<string> known, string path, string what)
    {
        if (value is not null && !known.Contains(value, StringComparer.Ordinal))
            Add(path, "theme.unknown_value", $"{what} is not one of: {string.Join(", ", known)}.");
    }

    public void Url(string? url, string path, string what)
    {
        if (url is not null && !WellFormed.IsUrl(url))
            Add(path, "theme.bad_url", $"{what} is not an http or https address.");
    }

    /// <summary>An id of 1 to 64 characters that none before it had.</summary>
    public void Id(string? id, HashSet<string> taken, string path)
    {
        if (!WellFormed.IsId(id))
            Add(path, "theme.bad_id", $"An id has 1 to {Number(ThemeLimits.Id)} characters, none of them a control character or at its ends a space.");
        else if (!taken.Add(id!))
            Add(path, "theme.duplicate_id", "Another element before has this id.");
    }

    public void Tags(ImmutableArray<string> tags, int max, string path)
    {
        AtMost(tags.Length, max, path, "tags");
        for (var i = 0; i < tags.Length; i++)
            Required(tags[i], ThemeLimits.Tag, JsonPath.At(path, i), "The tag");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
