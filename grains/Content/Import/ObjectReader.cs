using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>
/// Reads one JSON object member by member and leaves nothing unnoticed: what has the wrong shape is a loss, and what nobody asked for
/// is one too (<see cref="Finish"/>). A null member counts as absent.
/// </summary>
internal sealed class ObjectReader
{
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly Losses _losses;

    /// <param name="element">An object.</param>
    /// <param name="path">Its JSON path.</param>
    /// <param name="losses">Where losses go.</param>
    public ObjectReader(JsonElement element, string path, Losses losses)
    {
        Path = path;
        _losses = losses;
        Add(element, path);
    }

    public string Path { get; }

    public bool Has(string name) => _members.TryGetValue(name, out var member) && !member.Taken;

    /// <summary>What a member that is still there holds.</summary>
    public JsonValueKind? KindOf(string name) => Peek(name)?.ValueKind;

    /// <summary>A member that is still there, without taking it.</summary>
    public JsonElement? Peek(string name) => _members.TryGetValue(name, out var member) && !member.Taken ? member.Element : null;

    public bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name))
                return true;
        }

        return false;
    }

    /// <summary>If the member is an object, its members are read as if they stood here.</summary>
    public void Absorb(string name)
    {
        if (_members.TryGetValue(name, out var member) && !member.Taken && member.Element.ValueKind == JsonValueKind.Object)
        {
            member.Taken = true;
            Add(member.Element, member.Path);
        }
    }

    /// <summary>The first of several names that is there.</summary>
    public Member? Take(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_members.TryGetValue(name, out var member) && !member.Taken)
            {
                member.Taken = true;
                return member;
            }
        }

        return null;
    }

    /// <summary>A text; numbers are read as they are written. Blank is absent; too long or of another type is a loss.</summary>
    public string? Text(int max, params ReadOnlySpan<string> names) => Take(names) is { } member ? JsonText.Read(member.Element, member.Path, max, _losses) : null;

    public int? Integer(int min, int max, params ReadOnlySpan<string> names)
    {
        if (Take(names) is not { } member)
            return null;
        var read = member.Element.ValueKind switch
        {
            JsonValueKind.Number when member.Element.TryGetInt32(out var exact) => exact,
            JsonValueKind.Number when member.Element.TryGetDecimal(out var real) && real == decimal.Truncate(real) && real is >= int.MinValue and <= int.MaxValue => (int)real,
            JsonValueKind.String when int.TryParse(JsonText.Raw(member.Element), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => (int?)null,
        };
        if (read is { } number && number >= min && number <= max)
            return number;
        _losses.Add(member.Path, string.Create(CultureInfo.InvariantCulture, $"A whole number between {min} and {max} is expected here."));
        return null;
    }

    public decimal? Number(decimal min, decimal max, params ReadOnlySpan<string> names)
    {
        if (Take(names) is not { } member)
            return null;
        if (member.Element.ValueKind == JsonValueKind.Number && member.Element.TryGetDecimal(out var number) && number >= min && number <= max)
            return number;
        _losses.Add(member.Path, string.Create(CultureInfo.InvariantCulture, $"A number between {min} and {max} is expected here."));
        return null;
    }

    public bool? Flag(params ReadOnlySpan<string> names)
    {
        if (Take(names) is not { } member)
            return null;
        if (member.Element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return member.Element.ValueKind == JsonValueKind.True;
        _losses.Add(member.Path, "True or false is expected here.");
        return null;
    }

    /// <summary>A text out of a set, in any case.</summary>
    public string? OneOf(ImmutableArray<string> known, params ReadOnlySpan<string> names)
    {
        if (Take(names) is not { } member)
            return null;
        var text = JsonText.Raw(member.Element)?.Trim();
        foreach (var value in known)
        {
            if (string.Equals(value, text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        if (!string.IsNullOrEmpty(text) || member.Element.ValueKind != JsonValueKind.String)
            _losses.Add(member.Path, $"One of {string.Join(", ", known)} is expected here.");
        return null;
    }

    /// <summary>1 to 3, also as the words that the dialects use.</summary>
    public int? Difficulty(string name)
    {
        if (!_members.TryGetValue(name, out var member) || member.Taken || member.Element.ValueKind != JsonValueKind.String)
            return Integer(1, 3, name);
        switch (JsonText.Raw(member.Element)?.Trim().ToLowerInvariant())
        {
            case "easy" or "facile" or "beginner" or "1":
                member.Taken = true;
                return 1;
            case "medium" or "moyen" or "normal" or "intermediate" or "2":
                member.Taken = true;
                return 2;
            case "hard" or "difficile" or "advanced" or "expert" or "3":
                member.Taken = true;
                return 3;
            default:
                member.Taken = true;
                _losses.Add(member.Path, "1 to 3, or easy, medium or hard, is expected here.");
                return null;
        }
    }

    public string? Url(params ReadOnlySpan<string> names)
    {
        if (Take(names) is not { } member)
            return null;
        var text = JsonText.Raw(member.Element)?.Trim();
        if (text is not null && WellFormed.IsUrl(text))
            return text;
        if (text is not "")
            _losses.Add(member.Path, "An http or https address is expected here.");
        return null;
    }

    /// <summary>A list of texts, or a single text as a list of one; what does not fit is a loss of its own.</summary>
    public ImmutableArray<string> Texts(int maxCount, int maxLength, params ReadOnlySpan<string> names) =>
        Take(names) is { } member ? JsonText.ReadList(member.Element, member.Path, maxCount, maxLength, _losses) : [];

    /// <summary>The members of a list with their paths; anything but a list is a loss.</summary>
    public IReadOnlyList<(JsonElement Element, string Path)> Elements(params ReadOnlySpan<string> names)
    {
        if (Take(names) is not { } member)
            return [];
        if (member.Element.ValueKind == JsonValueKind.Array)
            return [.. member.Element.EnumerateArray().Select((element, i) => (element, JsonPath.At(member.Path, i)))];
        _losses.Add(member.Path, "A list is expected here.");
        return [];
    }

    /// <summary>A member that is an object, as a reader of its own; anything else is a loss.</summary>
    public ObjectReader? Object(params ReadOnlySpan<string> names)
    {
        if (Take(names) is not { } member)
            return null;
        if (member.Element.ValueKind == JsonValueKind.Object)
            return new ObjectReader(member.Element, member.Path, _losses);
        _losses.Add(member.Path, "An object is expected here.");
        return null;
    }

    /// <summary>Members that are known but not kept.</summary>
    public void Leave(string reason, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Take(name) is { } member)
                _losses.Add(member.Path, reason);
        }
    }

    /// <summary>The members that nobody took, in their order, marked as taken.</summary>
    public IEnumerable<Member> TakeRest()
    {
        foreach (var member in _members.Values.Where(member => !member.Taken).ToList())
        {
            member.Taken = true;
            yield return member;
        }
    }

    /// <summary>Whatever is left is lost.</summary>
    public void Finish(string reason = "This property is not known.")
    {
        foreach (var member in TakeRest())
            _losses.Add(member.Path, reason);
    }

    private void Add(JsonElement element, string path)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (JsonText.Name(property) is not { } name)
            {
                _losses.Add(path, "A property's name holds an incomplete character.");
                continue;
            }

            var member = new Member(name, property.Value, JsonPath.Of(path, name));
            if (!_members.TryAdd(name, member))
                _losses.Add(member.Path, "This property is there twice; the first one is kept.");
        }
    }

    internal sealed class Member(string name, JsonElement element, string path)
    {
        public string Name { get; } = name;

        public JsonElement Element { get; } = element;

        public string Path { get; } = path;

        public bool Taken { get; set; }
    }
}
