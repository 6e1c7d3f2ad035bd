using System.Collections.Immutable;

namespace StudyMate.Content;

/// <summary>What a card of a revision sheet must be. Its fields are free in name, bounded in number, size and depth.</summary>
internal static class CardRules
{
    /// <summary>Fields that the player walks through: anything but a list there would break the card.</summary>
    public static readonly ImmutableHashSet<string> ListFields =
    [
        "examples", "synonyms", "keyPoints", "breakdown", "events", "timeline", "items", "domains", "disciplines", "principles",
        "objectives", "columns", "rows", "professionals", "takeaways", "mnemonics", "nodes", "qaPairs",
    ];

    private static readonly ImmutableHashSet<string> Reserved = ["id", "type", "title", "tags", "relatedQuestions"];

    public static void Check(Card card, string path, HashSet<string> takenIds, ThemeProblems problems)
    {
        if (problems.Missing(card, path))
            return;
        problems.Id(card.Id, takenIds, JsonPath.Of(path, "id"));
        problems.OneOf(card.Type, CardTypes.All, JsonPath.Of(path, "type"), "The card's type");
        problems.Optional(card.Title, ThemeLimits.Title, JsonPath.Of(path, "title"), "The title");
        problems.Tags(card.Tags, ThemeLimits.ElementTags, JsonPath.Of(path, "tags"));
        problems.AtMost(card.RelatedQuestions.Length, ThemeLimits.RelatedQuestions, JsonPath.Of(path, "relatedQuestions"), "related questions");
        for (var i = 0; i < card.RelatedQuestions.Length; i++)
            problems.Required(card.RelatedQuestions[i], ThemeLimits.Id, JsonPath.At(JsonPath.Of(path, "relatedQuestions"), i), "The question's id");
        if (card.Fields.IsEmpty)
            problems.Add(path, "theme.empty_card", "The card says nothing.");
        problems.AtMost(card.Fields.Length, ThemeLimits.CardFields, path, "fields");

        var left = ThemeLimits.CardValues;
        CheckFields(card.Fields, path, 1, ref left, problems);
        foreach (var field in card.Fields)
        {
            if (Reserved.Contains(field.Name))
                problems.Add(JsonPath.Of(path, field.Name), "theme.duplicate_field", "This member is there already.");
            if (ListFields.Contains(field.Name) && field.Value.Kind != CardValueKind.List)
                problems.Add(JsonPath.Of(path, field.Name), "theme.not_a_list", "A list is expected here.");
        }

        if (left < 0)
            problems.Add(path, "theme.too_many", "The card holds more than 500 values.");
    }

    private static void CheckFields(ImmutableArray<CardField> fields, string path, int depth, ref int left, ThemeProblems problems)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var fieldPath = JsonPath.Of(path, field.Name);
            problems.Required(field.Name, ThemeLimits.CardFieldName, fieldPath, "The field's name");
            if (!taken.Add(field.Name))
                problems.Add(fieldPath, "theme.duplicate_field", "This member is there already.");
            CheckValue(field.Value, fieldPath, depth, ref left, problems);
        }
    }

    private static void CheckValue(CardValue value, string path, int depth, ref int left, ThemeProblems problems)
    {
        if (--left < 0)
            return;
        if (depth > ThemeLimits.CardDepth)
        {
            problems.Add(path, "theme.too_deep", "This is nested too deeply.");
            return;
        }

        switch (value.Kind)
        {
            case CardValueKind.Text:
                problems.Optional(value.Text ?? "", ThemeLimits.CardText, path, "The text");
                break;
            case CardValueKind.Number:
                if (!WellFormed.IsNumber(value.Text))
                    problems.Add(path, "theme.bad_number", "This is not a usable number.");
                break;
            case CardValueKind.Flag:
                if (value.Text is not ("true" or "false"))
                    problems.Add(path, "theme.unknown_value", "This is neither true nor false.");
                break;
            case CardValueKind.List:
                for (var i = 0; i < value.Items.Length; i++)
                    CheckValue(value.Items[i], JsonPath.At(path, i), depth + 1, ref left, problems);
                break;
            case CardValueKind.Object:
                CheckFields(value.Fields, path, depth + 1, ref left, problems);
                break;
            default:
                problems.Add(path, "theme.unknown_value", "This is no value of a card.");
                break;
        }
    }
}
