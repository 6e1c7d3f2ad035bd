using System.Globalization;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>
/// The ids of one sort of element. An id of the file is kept; where there is none, one is made that no other element of the file
/// has. A second element with the same id is refused, never renamed: nobody could tell which of the two an answer was for.
/// </summary>
internal sealed class IdBook(string prefix, Losses losses)
{
    private readonly HashSet<string> _inFile = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private int _made;

    /// <summary>Notes the ids of elements that come, so that made ones avoid them.</summary>
    public void Expect(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            return;
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var property in element.EnumerateObject())
            {
                if (JsonText.Name(property) is "id" && JsonText.Raw(property.Value) is { } text)
                    _inFile.Add(text);
            }
        }
    }

    /// <summary>The element's id: its own, or a made one, which is a loss if it had an unusable one.</summary>
    public string IdOf(ObjectReader reader)
    {
        if (reader.Take("id") is { } member)
        {
            if (JsonText.Raw(member.Element) is { } own && WellFormed.IsId(own))
                return own;
            losses.Add(member.Path, "The id cannot be kept; another was given.");
        }

        string made;
        do
        {
            made = string.Create(CultureInfo.InvariantCulture, $"{prefix}{++_made}");
        }
        while (_inFile.Contains(made) || _used.Contains(made));
        return made;
    }

    /// <summary>Runs the rules of an element; if it has a problem, the whole element is one loss and its id stays free.</summary>
    /// <returns>True when the element is kept.</returns>
    public bool Keep(string id, string path, int mark, Action<HashSet<string>, ThemeProblems> check)
    {
        var free = !_used.Contains(id);
        var problems = new ThemeProblems();
        check(_used, problems);
        if (problems.Count == 0)
            return true;
        if (free)
            _used.Remove(id);
        losses.Replace(mark, path, problems[0].Message);
        return false;
    }
}
