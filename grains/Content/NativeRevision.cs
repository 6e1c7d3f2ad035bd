using System.Collections.Immutable;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Revision sheets in ErgoMate's dialect.</summary>
internal static class NativeRevision
{
    /// <summary>What a card says in answer to a question that it asks itself (<c>qna</c>, <c>exercise</c>).</summary>
    private static readonly ImmutableHashSet<string> AnswerFields = ["answer", "answers", "rationale", "expectedAnswer"];

    public static void Write(Utf8JsonWriter writer, Revision revision, bool withAnswers)
    {
        writer.WriteStartObject("revision"u8);
        if (revision.Metadata is { } metadata)
            WriteMetadata(writer, metadata);
        writer.WriteStartArray("sections"u8);
        foreach (var section in revision.Sections)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, section.Id);
            writer.WriteString("title"u8, section.Title);
            writer.WriteNumberIf("order"u8, section.Order);
            writer.WriteStartArray("cards"u8);
            foreach (var card in section.Cards)
                JsonSerializer.Serialize(writer, withAnswers ? card : WithoutAnswers(card), ThemeJsonContext.Default.Card);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, RevisionMetadata metadata)
    {
        writer.WriteStartObject("metadata"u8);
        writer.WriteNumberIf("totalSections"u8, metadata.TotalSections);
        writer.WriteText("estimatedStudyTime"u8, metadata.EstimatedStudyTime);
        writer.WriteText("difficulty"u8, metadata.Difficulty);
        writer.WriteText("lastUpdated"u8, metadata.LastUpdated);
        writer.WriteEndObject();
    }

    private static Card WithoutAnswers(Card card) => card with { Fields = WithoutAnswers(card.Fields) };

    private static ImmutableArray<CardField> WithoutAnswers(ImmutableArray<CardField> fields) =>
        [.. fields.Where(field => !AnswerFields.Contains(field.Name)).Select(field => field with { Value = WithoutAnswers(field.Value) })];

    private static CardValue WithoutAnswers(CardValue value) => value.Kind switch
    {
        CardValueKind.List => value with { Items = [.. value.Items.Select(WithoutAnswers)] },
        CardValueKind.Object => value with { Fields = WithoutAnswers(value.Fields) },
        _ => value,
    };
}
