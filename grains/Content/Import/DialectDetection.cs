using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Whose dialect a file is in, and which one; named in the answer. Reading itself goes by element, so a wrong guess loses nothing.</summary>
internal sealed record Dialect(string Format, string Name)
{
    /// <summary>ErgoMate's theme documents.</summary>
    public static readonly Dialect Native = new("ergomate", "native");

    /// <summary>ErgoMate's questions inside a database row of the predecessor.</summary>
    public static readonly Dialect Seed = new("ergomate", "seed");

    /// <summary>Our own export.</summary>
    public static readonly Dialect Canonical = new("studymate", "canonical");

    /// <summary>The predecessor's strict server schema.</summary>
    public static readonly Dialect V1 = new("studymate", "v1");

    /// <summary>The predecessor's older server schema, with hints, subsections and annales.</summary>
    public static readonly Dialect Docs = new("studymate", "docs");

    /// <summary>The shape of the predecessor's quality services.</summary>
    public static readonly Dialect Quality = new("studymate", "quality");

    /// <param name="root">The theme, nothing taken yet.</param>
    /// <param name="isRow">Whether the content stood inside a row's <c>content</c>.</param>
    public static Dialect Of(ObjectReader root, bool isRow)
    {
        if (root.Has("studymate"))
            return Native;
        var question = FirstQuestion(root);
        if (root.HasAny("pastPapers", "contentType", "estimatedDurationMinutes", "originId") || question.Contains("multiple"))
            return Canonical;
        if (question.Contains("question_text"))
            return Quality;
        if (question.Contains("text") || question.Contains("correctAnswer") || root.HasAny("fiche", "annales", "content_type"))
            return root.Has("content_type") && !root.Has("annales") ? V1 : Docs;
        return isRow || !root.HasAny("locale", "meta", "settings", "id", "revision") && root.KindOf("difficulty") == JsonValueKind.String ? Seed : Native;
    }

    private static HashSet<string> FirstQuestion(ObjectReader root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (root.Peek("questions") is not { ValueKind: JsonValueKind.Array } list)
            return names;
        foreach (var question in list.EnumerateArray())
        {
            if (question.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var property in question.EnumerateObject())
            {
                if (JsonText.Name(property) is { } name)
                    names.Add(name);
            }

            break;
        }

        return names;
    }
}
