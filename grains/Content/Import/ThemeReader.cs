using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Reads a whole theme out of foreign JSON: whatever is usable, and every loss by its path.</summary>
internal sealed class ThemeReader(Losses losses)
{
    /// <summary>The title of a theme that came without one.</summary>
    public const string FallbackTitle = "Thème importé";

    /// <summary>The theme, possibly empty, and the dialect that it was in.</summary>
    public (Theme Theme, Dialect Dialect) Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return ReadBareQuestions(root);

        var reader = new ObjectReader(root, "", losses);
        reader.Absorb("theme");
        var isRow = reader.KindOf("content") == JsonValueKind.Object;
        reader.Absorb("content");
        var dialect = Dialect.Of(reader, isRow);
        reader.Absorb("studymate");
        return (ReadTheme(reader), dialect);
    }

    private (Theme Theme, Dialect Dialect) ReadBareQuestions(JsonElement list)
    {
        var questions = new QuestionReader(losses);
        questions.Expect(list);
        var read = questions.ReadAll([.. list.EnumerateArray().Select((element, i) => (element, JsonPath.At("", i)))]);
        losses.Add("title", "The title is missing; the theme was given one.");
        return (new Theme { Title = FallbackTitle, Questions = read }, Dialect.Quality);
    }

    private Theme ReadTheme(ObjectReader reader)
    {
        var (author, source, updatedOn) = ReadOrigin(reader);
        var questions = new QuestionReader(losses);
        var flashcards = new FlashcardReader(losses);
        var papers = new PastPaperReader(questions, losses);
        Expect(reader, "questions", questions.Expect);
        Expect(reader, "flashcards", flashcards.Expect);
        Expect(reader, "annales", papers.Expect);
        Expect(reader, "pastPapers", papers.Expect);

        var theme = new Theme
        {
            Title = TitleOf(reader),
            Description = reader.Text(ThemeLimits.Description, "description"),
            Locale = reader.Text(ThemeLimits.ShortText, "locale"),
            Difficulty = reader.Difficulty("difficulty") is { } level ? ThemeLimits.Difficulties[level - 1] : null,
            ContentType = reader.OneOf(ThemeLimits.ContentTypes, "contentType", "content_type"),
            Subject = reader.Text(ThemeLimits.ShortText, "subject"),
            Tags = reader.Texts(ThemeLimits.Tags, ThemeLimits.Tag, "tags"),
            EstimatedDurationMinutes = reader.Integer(1, 300, "estimatedDurationMinutes", "estimated_duration_minutes"),
            Settings = ReadSettings(reader),
            Author = author,
            Source = source,
            UpdatedOn = updatedOn,
            OriginId = reader.Text(ThemeLimits.Title, "originId") ?? reader.Text(ThemeLimits.Title, "id"),
            Questions = questions.ReadAll(reader.Elements("questions")),
            Flashcards = flashcards.ReadAll(reader.Elements("flashcards")),
            PastPapers = papers.ReadAll(reader.Elements("pastPapers", "annales")),
            Revision = new RevisionReader(losses).Read(reader),
        };
        // The id beside an originId is that of the export, which the importing theme replaces with its own.
        reader.Take("id");
        reader.Take("themeVersion");
        reader.Leave("This belongs to the app's local copy.", "isCustom", "createdAt", "updatedAt");
        reader.Finish();
        return theme;
    }

    private string TitleOf(ObjectReader reader)
    {
        if (reader.Text(ThemeLimits.Title, "title") is { } title)
            return title;
        losses.Add("title", "The title is missing; the theme was given one.");
        return FallbackTitle;
    }

    /// <summary>Who and where from: <c>meta</c> in ErgoMate's dialect, <c>metadata</c> on the server, members of the theme in ours.</summary>
    private static (string? Author, string? Source, string? UpdatedOn) ReadOrigin(ObjectReader root)
    {
        var author = root.Text(ThemeLimits.Title, "author");
        var source = root.Text(ThemeLimits.Title, "source");
        var updatedOn = root.Text(ThemeLimits.ShortText, "updatedOn");
        if (root.Object("meta") is { } meta)
        {
            author ??= meta.Text(ThemeLimits.Title, "author");
            source ??= meta.Text(ThemeLimits.Title, "source");
            updatedOn ??= meta.Text(ThemeLimits.ShortText, "updatedAt");
            meta.Finish();
        }

        if (root.Object("metadata") is { } metadata)
        {
            author ??= metadata.Text(ThemeLimits.Title, "author");
            source ??= metadata.Text(ThemeLimits.Title, "source");
            updatedOn ??= metadata.Text(ThemeLimits.ShortText, "last_modified_at") ?? metadata.Text(ThemeLimits.ShortText, "generation_date");
            metadata.Finish("The server's bookkeeping is not part of a theme.");
        }

        return (author, source, updatedOn);
    }

    private static ThemeSettings ReadSettings(ObjectReader root)
    {
        if (root.Object("settings") is not { } reader)
            return new ThemeSettings();
        var settings = new ThemeSettings
        {
            ShuffleQuestions = reader.Flag("shuffleQuestions") ?? false,
            ShuffleChoices = reader.Flag("shuffleChoices") ?? false,
        };
        reader.Finish();
        return settings;
    }

    private static void Expect(ObjectReader reader, string name, Action<JsonElement> expect)
    {
        if (reader.Peek(name) is { } list)
            expect(list);
    }
}
