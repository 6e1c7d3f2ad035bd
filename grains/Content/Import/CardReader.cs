using System.Collections.Immutable;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Reads cards of revision sheets. Fields that are not known by name are content too, and kept.</summary>
internal sealed class CardReader(Losses losses)
{
    private readonly IdBook _ids = new("card", losses);

    public void Expect(JsonElement list) => _ids.Expect(list);

    public Card? Read(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            losses.Add(path, "A card is an object.");
            return null;
        }

        var mark = losses.Mark();
        var reader = new ObjectReader(element, path, losses);
        if (reader.Take("type") is not { } type || JsonText.Raw(type.Element) is not { } name || !CardTypes.All.Contains(name, StringComparer.Ordinal))
        {
            losses.Replace(mark, path, "This type of card is not supported.");
            return null;
        }

        return Keep(
            new Card
            {
                Id = _ids.IdOf(reader),
                Type = name,
                Title = reader.Text(ThemeLimits.Title, "title"),
                Tags = reader.Texts(ThemeLimits.ElementTags, ThemeLimits.Tag, "tags"),
                RelatedQuestions = reader.Texts(ThemeLimits.RelatedQuestions, ThemeLimits.Id, "relatedQuestions"),
                Fields = ReadFields(reader),
            },
            path,
            mark);
    }

    /// <summary>A card that another reader composed, with an id that no card of the file has.</summary>
    public Card? Compose(ObjectReader source, string type, string? title, ImmutableArray<CardField> fields, int mark) =>
        Keep(new Card { Id = _ids.IdOf(source), Type = type, Title = title, Fields = fields }, source.Path, mark);

    private Card? Keep(Card card, string path, int mark) =>
        _ids.Keep(card.Id, path, mark, (used, problems) => CardRules.Check(card, path, used, problems)) ? card : null;

    private ImmutableArray<CardField> ReadFields(ObjectReader reader)
    {
        var fields = ImmutableArray.CreateBuilder<CardField>();
        foreach (var member in reader.TakeRest())
        {
            if (fields.Count == ThemeLimits.CardFields)
                losses.Add(member.Path, "A card has at most 40 fields.");
            else if (member.Name.Length is 0 or > ThemeLimits.CardFieldName || !WellFormed.IsText(member.Name))
                losses.Add(member.Path, "A field's name has 1 to 60 characters.");
            else if (ReadField(member) is { } value)
                fields.Add(new CardField(member.Name, value));
        }

        return fields.ToImmutable();
    }

    private CardValue? ReadField(ObjectReader.Member member)
    {
        var value = ReadValue(member.Element, member.Path, 1);
        if (value is null || value.Kind == CardValueKind.List || !CardRules.ListFields.Contains(member.Name))
            return value;
        if (value.Kind == CardValueKind.Text)
            return CardValue.OfList(value);
        losses.Add(member.Path, "A list is expected here.");
        return null;
    }

    private CardValue? ReadValue(JsonElement element, string path, int depth)
    {
        if (depth > ThemeLimits.CardDepth)
        {
            losses.Add(path, "This is nested too deeply.");
            return null;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return ReadText(element, path);
            case JsonValueKind.Number when JsonText.Raw(element) is { } number:
                return CardValue.OfNumber(number);
            case JsonValueKind.True or JsonValueKind.False:
                return CardValue.OfFlag(element.ValueKind == JsonValueKind.True);
            case JsonValueKind.Array:
                return CardValue.OfList([.. element.EnumerateArray().Select((item, i) => ReadValue(item, JsonPath.At(path, i), depth + 1)).OfType<CardValue>()]);
            case JsonValueKind.Null:
                // An empty cell of a table: without it the cells after it would move.
                return CardValue.OfText("");
            case JsonValueKind.Object:
                return ReadObject(new ObjectReader(element, path, losses), depth);
            default:
                losses.Add(path, "This number is too long.");
                return null;
        }
    }

    private CardValue? ReadText(JsonElement element, string path) =>
        JsonText.Raw(element) is { } raw && string.IsNullOrWhiteSpace(raw) && raw.Length <= ThemeLimits.ShortText && WellFormed.IsText(raw)
            ? CardValue.OfText(raw)
            : JsonText.Read(element, path, ThemeLimits.CardText, losses) is { } text ? CardValue.OfText(text) : null;

    private CardValue ReadObject(ObjectReader reader, int depth)
    {
        var fields = ImmutableArray.CreateBuilder<CardField>();
        foreach (var member in reader.TakeRest())
        {
            if (member.Name.Length is 0 or > ThemeLimits.CardFieldName || !WellFormed.IsText(member.Name))
                losses.Add(member.Path, "A field's name has 1 to 60 characters.");
            else if (ReadValue(member.Element, member.Path, depth + 1) is { } value)
                fields.Add(new CardField(member.Name, value));
        }

        return CardValue.OfObject(fields.ToImmutable());
    }
}
