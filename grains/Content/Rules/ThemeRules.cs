using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>What a theme must be to be kept as a draft (<see cref="Check"/>) and to be submitted (<see cref="HasContent"/>).</summary>
internal static class ThemeRules
{
    /// <summary>Every problem of the theme with its JSON path; none means that it may be kept.</summary>
    public static ImmutableArray<ErrorDetail> Check(Theme theme)
    {
        var problems = new ThemeProblems();
        CheckHead(theme, problems);

        var questionIds = new HashSet<string>(StringComparer.Ordinal);
        CheckQuestions(theme.Questions, "questions", questionIds, problems);
        CheckFlashcards(theme.Flashcards, problems);

        problems.AtMost(theme.PastPapers.Length, ThemeLimits.PastPapers, "pastPapers", "past papers");
        var paperIds = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < theme.PastPapers.Length; i++)
            CheckPastPaper(theme.PastPapers[i], JsonPath.At("pastPapers", i), paperIds, questionIds, problems);

        if (theme.Revision is not null)
            CheckRevision(theme.Revision, problems);
        return problems.ToImmutable();
    }

    /// <summary>At least one question, flashcard, card of a sheet or past paper: something that a student could open.</summary>
    public static bool HasContent(Theme theme) =>
        !theme.Questions.IsEmpty || !theme.Flashcards.IsEmpty || !theme.PastPapers.IsEmpty
        || theme.Revision is { } revision && revision.Sections.Any(section => !section.Cards.IsEmpty);

    public static void CheckFlashcard(Flashcard card, string path, HashSet<string> takenIds, ThemeProblems problems)
    {
        if (problems.Missing(card, path))
            return;
        problems.Id(card.Id, takenIds, JsonPath.Of(path, "id"));
        problems.Required(card.Front, ThemeLimits.FlashcardFront, JsonPath.Of(path, "front"), "The front");
        problems.Required(card.Back, ThemeLimits.FlashcardBack, JsonPath.Of(path, "back"), "The back");
        problems.Optional(card.Hint, ThemeLimits.FlashcardHint, JsonPath.Of(path, "hint"), "The hint");
        problems.Range(card.Difficulty, 1, 3, JsonPath.Of(path, "difficulty"), "The difficulty");
        problems.Tags(card.Tags, ThemeLimits.ElementTags, JsonPath.Of(path, "tags"));
        problems.Url(card.FrontImageUrl, JsonPath.Of(path, "frontImageUrl"), "The image");
        problems.Url(card.BackImageUrl, JsonPath.Of(path, "backImageUrl"), "The image");
    }

    private static void CheckHead(Theme theme, ThemeProblems problems)
    {
        problems.Required(theme.Title, ThemeLimits.Title, "title", "The title");
        problems.Optional(theme.Description, ThemeLimits.Description, "description", "The description");
        problems.Optional(theme.Locale, ThemeLimits.ShortText, "locale", "The locale");
        problems.OneOf(theme.Difficulty, ThemeLimits.Difficulties, "difficulty", "The difficulty");
        problems.OneOf(theme.ContentType, ThemeLimits.ContentTypes, "contentType", "The content type");
        problems.Optional(theme.Subject, ThemeLimits.ShortText, "subject", "The subject");
        problems.Tags(theme.Tags, ThemeLimits.Tags, "tags");
        problems.Range(theme.EstimatedDurationMinutes, 1, 300, "estimatedDurationMinutes", "The duration");
        problems.Optional(theme.Author, ThemeLimits.Title, "author", "The author");
        problems.Optional(theme.Source, ThemeLimits.Title, "source", "The source");
        problems.Optional(theme.UpdatedOn, ThemeLimits.ShortText, "updatedOn", "The day of the last change");
        problems.Optional(theme.OriginId, ThemeLimits.Title, "originId", "The id of the origin");
    }

    private static void CheckQuestions(ImmutableArray<Question> questions, string path, HashSet<string> taken, ThemeProblems problems)
    {
        problems.AtMost(questions.Length, ThemeLimits.Questions, path, "questions");
        for (var i = 0; i < questions.Length; i++)
            QuestionRules.Check(questions[i], JsonPath.At(path, i), taken, problems);
    }

    private static void CheckFlashcards(ImmutableArray<Flashcard> cards, ThemeProblems problems)
    {
        problems.AtMost(cards.Length, ThemeLimits.Flashcards, "flashcards", "flashcards");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < cards.Length; i++)
            CheckFlashcard(cards[i], JsonPath.At("flashcards", i), taken, problems);
    }

    private static void CheckPastPaper(PastPaper paper, string path, HashSet<string> takenPapers, HashSet<string> takenQuestions, ThemeProblems problems)
    {
        if (problems.Missing(paper, path))
            return;
        problems.Id(paper.Id, takenPapers, JsonPath.Of(path, "id"));
        problems.Required(paper.Title, ThemeLimits.Title, JsonPath.Of(path, "title"), "The title");
        problems.Range(paper.Year, 1900, 2100, JsonPath.Of(path, "year"), "The year");
        problems.Range(paper.DurationMinutes, 1, 600, JsonPath.Of(path, "durationMinutes"), "The duration");
        if (paper.Questions.IsEmpty)
            problems.Add(JsonPath.Of(path, "questions"), "theme.required", "A past paper has questions.");
        CheckQuestions(paper.Questions, JsonPath.Of(path, "questions"), takenQuestions, problems);
    }

    private static void CheckRevision(Revision revision, ThemeProblems problems)
    {
        problems.Optional(revision.Title, ThemeLimits.Title, "revision.title", "The title");
        problems.Optional(revision.Summary, ThemeLimits.Description, "revision.summary", "The summary");
        problems.Optional(revision.Metadata?.EstimatedStudyTime, ThemeLimits.ShortText, "revision.metadata.estimatedStudyTime", "The study time");
        problems.Optional(revision.Metadata?.Difficulty, ThemeLimits.ShortText, "revision.metadata.difficulty", "The difficulty");
        problems.Optional(revision.Metadata?.LastUpdated, ThemeLimits.ShortText, "revision.metadata.lastUpdated", "The day of the last change");
        problems.AtMost(revision.Sections.Length, ThemeLimits.Sections, "revision.sections", "sections");
        var sectionIds = new HashSet<string>(StringComparer.Ordinal);
        var cardIds = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < revision.Sections.Length; i++)
        {
            var section = revision.Sections[i];
            var path = JsonPath.At("revision.sections", i);
            if (problems.Missing(section, path))
                continue;
            problems.Id(section.Id, sectionIds, JsonPath.Of(path, "id"));
            problems.Required(section.Title, ThemeLimits.Title, JsonPath.Of(path, "title"), "The title");
            problems.AtMost(section.Cards.Length, ThemeLimits.CardsPerSection, JsonPath.Of(path, "cards"), "cards");
            for (var j = 0; j < section.Cards.Length; j++)
                CardRules.Check(section.Cards[j], JsonPath.At(JsonPath.Of(path, "cards"), j), cardIds, problems);
        }

        problems.AtMost(revision.References.Length, ThemeLimits.References, "revision.references", "references");
        for (var i = 0; i < revision.References.Length; i++)
            CheckReference(revision.References[i], JsonPath.At("revision.references", i), problems);
    }

    public static void CheckReference(Reference reference, string path, ThemeProblems problems)
    {
        if (problems.Missing(reference, path))
            return;
        problems.Required(reference.Title, ThemeLimits.Title, JsonPath.Of(path, "title"), "The title");
        problems.Url(reference.Url, JsonPath.Of(path, "url"), "The address");
        problems.OneOf(reference.Type, ThemeLimits.ReferenceTypes, JsonPath.Of(path, "type"), "The type");
    }
}
