using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>
/// Writes ErgoMate's own dialect, as the student app reads it. What that dialect has no word for stands in one additional member of
/// the root, <c>studymate</c>: difficulty, subject, contentType, estimatedDurationMinutes, originId, themeVersion, flashcards, pastPapers,
/// sheetTitle, sheetSummary, references; and on a question <c>points</c>, <c>timeLimitSeconds</c>, <c>imageUrl</c>, <c>fillIn</c>. Reading it back gives
/// the same theme.
/// </summary>
internal static class NativeDialect
{
    private static readonly JsonWriterOptions Options = new() { Encoder = ThemeJson.Encoder };

    /// <param name="theme">The theme.</param>
    /// <param name="id">The id under which the app knows it.</param>
    /// <param name="version">The version served, or null where that does not matter.</param>
    /// <param name="withAnswers">
    /// False: no question carries <c>answer</c> or <c>rationale</c>, and no card an answer to a question it asks. Choices keep the
    /// order and ids that they have with answers, so that comparing the two tells nothing; a question with several right choices
    /// says <c>multiple</c>.
    /// </param>
    public static string Write(Theme theme, string id, int? version, bool withAnswers = true)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            WriteHead(writer, theme, id);
            writer.WritePropertyName("questions"u8);
            NativeQuestions.Write(writer, theme.Questions, withAnswers);
            if (theme.Revision is { } revision && (!revision.Sections.IsEmpty || revision.Metadata is not null))
                NativeRevision.Write(writer, revision, withAnswers);
            WriteAdditions(writer, theme, id, version, withAnswers);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteHead(Utf8JsonWriter writer, Theme theme, string id)
    {
        writer.WriteString("id"u8, id);
        writer.WriteString("title"u8, theme.Title);
        writer.WriteText("description"u8, theme.Description);
        writer.WriteText("locale"u8, theme.Locale);
        writer.WriteTexts("tags"u8, theme.Tags);
        if (theme.Author is not null || theme.Source is not null || theme.UpdatedOn is not null)
        {
            writer.WriteStartObject("meta"u8);
            writer.WriteText("author"u8, theme.Author);
            writer.WriteText("source"u8, theme.Source);
            writer.WriteText("updatedAt"u8, theme.UpdatedOn);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("settings"u8);
        writer.WriteBoolean("shuffleQuestions"u8, theme.Settings.ShuffleQuestions);
        writer.WriteBoolean("shuffleChoices"u8, theme.Settings.ShuffleChoices);
        writer.WriteEndObject();
    }

    private static void WriteAdditions(Utf8JsonWriter writer, Theme theme, string id, int? version, bool withAnswers)
    {
        writer.WriteStartObject("studymate"u8);
        writer.WriteNumberIf("themeVersion"u8, version);
        // An import takes the root's id for the origin unless this says another.
        if (theme.OriginId is { } origin && !string.Equals(origin, id, StringComparison.Ordinal))
            writer.WriteString("originId"u8, origin);
        writer.WriteText("difficulty"u8, theme.Difficulty);
        writer.WriteText("contentType"u8, theme.ContentType);
        writer.WriteText("subject"u8, theme.Subject);
        writer.WriteNumberIf("estimatedDurationMinutes"u8, theme.EstimatedDurationMinutes);
        WriteFlashcards(writer, theme.Flashcards);
        WritePastPapers(writer, theme.PastPapers, withAnswers);
        writer.WriteText("sheetTitle"u8, theme.Revision?.Title);
        writer.WriteText("sheetSummary"u8, theme.Revision?.Summary);
        WriteReferences(writer, theme.Revision?.References ?? []);
        writer.WriteEndObject();
    }

    private static void WriteFlashcards(Utf8JsonWriter writer, ImmutableArray<Flashcard> cards)
    {
        if (cards.IsEmpty)
            return;
        writer.WriteStartArray("flashcards"u8);
        foreach (var card in cards)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, card.Id);
            writer.WriteString("front"u8, card.Front);
            writer.WriteString("back"u8, card.Back);
            writer.WriteText("hint"u8, card.Hint);
            writer.WriteNumberIf("difficulty"u8, card.Difficulty);
            writer.WriteTexts("tags"u8, card.Tags);
            writer.WriteText("frontImageUrl"u8, card.FrontImageUrl);
            writer.WriteText("backImageUrl"u8, card.BackImageUrl);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePastPapers(Utf8JsonWriter writer, ImmutableArray<PastPaper> papers, bool withAnswers)
    {
        if (papers.IsEmpty)
            return;
        writer.WriteStartArray("pastPapers"u8);
        foreach (var paper in papers)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, paper.Id);
            writer.WriteString("title"u8, paper.Title);
            writer.WriteNumberIf("year"u8, paper.Year);
            writer.WriteNumberIf("durationMinutes"u8, paper.DurationMinutes);
            writer.WritePropertyName("questions"u8);
            NativeQuestions.Write(writer, paper.Questions, withAnswers);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteReferences(Utf8JsonWriter writer, ImmutableArray<Reference> references)
    {
        if (references.IsEmpty)
            return;
        writer.WriteStartArray("references"u8);
        foreach (var reference in references)
        {
            writer.WriteStartObject();
            writer.WriteString("title"u8, reference.Title);
            writer.WriteText("url"u8, reference.Url);
            writer.WriteText("type"u8, reference.Type);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
