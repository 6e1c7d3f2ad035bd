using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyMate.Content;

/// <summary>A card's JSON: the common members and, beside them, the fields. Nulls are absent members.</summary>
public sealed class CardJsonConverter : JsonConverter<Card>
{
    public override Card Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return ReadCard(document.RootElement);
        }
        catch (InvalidOperationException incomplete)
        {
            // JsonElement throws this for a text with half of a surrogate pair; a serialiser's caller expects a JsonException.
            throw new JsonException("A text holds an incomplete character.", incomplete);
        }
    }

    public override void Write(Utf8JsonWriter writer, Card value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id);
        writer.WriteString("type"u8, value.Type);
        if (value.Title is not null)
            writer.WriteString("title"u8, value.Title);
        WriteTexts(writer, "tags"u8, value.Tags);
        WriteTexts(writer, "relatedQuestions"u8, value.RelatedQuestions);
        WriteFields(writer, value.Fields);
        writer.WriteEndObject();
    }

    private static Card ReadCard(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new JsonException("A card is an object.");
        string? id = null, type = null, title = null;
        ImmutableArray<string> tags = [], related = [];
        var fields = ImmutableArray.CreateBuilder<CardField>();
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null)
                continue;
            switch (property.Name)
            {
                case "id": id = TextOf(property.Value); break;
                case "type": type = TextOf(property.Value); break;
                case "title": title = TextOf(property.Value); break;
                case "tags": tags = TextsOf(property.Value); break;
                case "relatedQuestions": related = TextsOf(property.Value); break;
                default: fields.Add(new CardField(property.Name, ValueOf(property.Value))); break;
            }
        }

        return new Card
        {
            Id = id ?? throw new JsonException("A card has an id."),
            Type = type ?? throw new JsonException("A card has a type."),
            Title = title,
            Tags = tags,
            RelatedQuestions = related,
            Fields = fields.ToImmutable(),
        };
    }

    private static string TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new JsonException("A text is expected here.");

    private static ImmutableArray<string> TextsOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().Select(TextOf)]
            : throw new JsonException("A list of texts is expected here.");

    private static CardValue ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => CardValue.OfText(element.GetString()!),
        JsonValueKind.Number => CardValue.OfNumber(element.GetRawText()),
        JsonValueKind.True => CardValue.OfFlag(true),
        JsonValueKind.False => CardValue.OfFlag(false),
        JsonValueKind.Array => CardValue.OfList([.. element.EnumerateArray().Select(ValueOf)]),
        // An empty cell of a table: without it the cells after it would move.
        JsonValueKind.Null => CardValue.OfText(""),
        _ => CardValue.OfObject(
            [.. element.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => new CardField(member.Name, ValueOf(member.Value)))]),
    };

    private static void WriteTexts(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
            return;
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void WriteFields(Utf8JsonWriter writer, ImmutableArray<CardField> fields)
    {
        foreach (var field in fields)
        {
            writer.WritePropertyName(field.Name);
            WriteValue(writer, field.Value);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, CardValue value)
    {
        switch (value.Kind)
        {
            case CardValueKind.Number:
                writer.WriteRawValue(value.Text!);
                break;
            case CardValueKind.Flag:
                writer.WriteBooleanValue(value.Text is "true");
                break;
            case CardValueKind.List:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                    WriteValue(writer, item);
                writer.WriteEndArray();
                break;
            case CardValueKind.Object:
                writer.WriteStartObject();
                WriteFields(writer, value.Fields);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(value.Text);
                break;
        }
    }
}
