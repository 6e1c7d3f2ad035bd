using System.Collections.Immutable;
using System.Globalization;

namespace StudyMate.Content;

/// <summary>Generated themes that use every member; the same seed gives the same theme.</summary>
internal static class ThemeMaker
{
    private static readonly string[] Words =
        ["pont", "chêne", "L'aulne", "10 %", "<b>gras</b>", "naïve", "日本語", "emoji 😀", "a\nb", "\"cité\"", "\\", "ﬁn", "e\u0301", " bord ", "x\ty"];

    /// <summary>A theme with an origin, several of everything, and optional members present or absent by chance.</summary>
    public static Theme Rich(int seed)
    {
        var chance = new Random(seed);
        var questions = 0;
        return new Theme
        {
            Title = Text(chance),
            Description = Maybe(chance, Text(chance)),
            Locale = Maybe(chance, "fr-FR"),
            Difficulty = Maybe(chance, "advanced"),
            Subject = Maybe(chance, Text(chance)),
            Tags = Texts(chance, 10),
            EstimatedDurationMinutes = MaybeNumber(chance, 1, 300),
            Settings = new ThemeSettings { ShuffleQuestions = chance.Next(2) == 0, ShuffleChoices = chance.Next(2) == 0 },
            Questions = Many(chance, 1, 12, i => QuestionOf(chance, ++questions)),
            Flashcards = Many(chance, 0, 5, i => FlashcardOf(chance, i)),
            PastPapers = Many(chance, 0, 3, i => new PastPaper
            {
                Id = $"paper-{i}",
                Title = Text(chance),
                Year = MaybeNumber(chance, 1900, 2100),
                DurationMinutes = MaybeNumber(chance, 1, 600),
                Questions = Many(chance, 1, 3, _ => QuestionOf(chance, ++questions)),
            }),
            Revision = chance.Next(4) == 0 ? null : RevisionOf(chance),
            ContentType = Maybe(chance, "complete"),
            Author = Maybe(chance, Text(chance)),
            Source = Maybe(chance, Text(chance)),
            UpdatedOn = Maybe(chance, "2025-03-01"),
            OriginId = $"origin-{seed}",
        };
    }

    private static Question QuestionOf(Random chance, int number)
    {
        var question = new Question
        {
            Id = $"q{number.ToString("D3", CultureInfo.InvariantCulture)}",
            Type = QuestionTypes.Open,
            Prompt = Text(chance),
            Rationale = Maybe(chance, Text(chance)),
            Difficulty = MaybeNumber(chance, 1, 3),
            Tags = Texts(chance, 3),
            Points = MaybeNumber(chance, 1, 100),
            TimeLimitSeconds = MaybeNumber(chance, 10, 600),
            ImageUrl = Maybe(chance, "https://example.org/é?x=1&y=2"),
        };
        var choices = Many(chance, 2, 10, i => new Choice(i % 3 == 0 ? $"id {i}" : ((char)('a' + i)).ToString(), $"{Text(chance)} {i}"));
        return chance.Next(5) switch
        {
            0 => question with { Type = QuestionTypes.Mcq, Choices = choices, Answer = [choices[^1].Id] },
            1 => question with { Type = QuestionTypes.Mcq, Choices = choices, Answer = [.. choices.Take(chance.Next(1, choices.Length)).Select(choice => choice.Id)], Multiple = true },
            2 => question with { Type = QuestionTypes.TrueFalse, Answer = [chance.Next(2) == 0 ? "true" : "false"] },
            3 => question with { Type = QuestionTypes.FillIn, Answer = Many(chance, 1, 10, _ => Text(chance)) },
            _ => question with { Answer = chance.Next(2) == 0 ? [] : [Text(chance)] },
        };
    }

    private static Flashcard FlashcardOf(Random chance, int i) => new()
    {
        Id = $"f{i}",
        Front = Text(chance),
        Back = Text(chance),
        Hint = Maybe(chance, Text(chance)),
        Difficulty = MaybeNumber(chance, 1, 3),
        Tags = Texts(chance, 3),
        FrontImageUrl = Maybe(chance, "https://example.org/f"),
        BackImageUrl = Maybe(chance, "https://example.org/b"),
    };

    private static Revision RevisionOf(Random chance)
    {
        var cards = 0;
        return new Revision
        {
            Title = Maybe(chance, Text(chance)),
            Summary = Maybe(chance, Text(chance)),
            Metadata = chance.Next(2) == 0 ? null : new RevisionMetadata { TotalSections = chance.Next(9), EstimatedStudyTime = Maybe(chance, "60min") },
            Sections = Many(chance, 1, 4, i => new RevisionSection
            {
                Id = $"s{i}",
                Title = Text(chance),
                Order = MaybeNumber(chance, -5, 5),
                Cards = Many(chance, 1, 5, _ => new Card
                {
                    Id = $"c{++cards}",
                    Type = CardTypes.All[chance.Next(CardTypes.All.Length)],
                    Title = Maybe(chance, Text(chance)),
                    Tags = Texts(chance, 3),
                    RelatedQuestions = Texts(chance, 3),
                    Fields = [new CardField("content", CardValue.OfText(Text(chance))), .. FieldsOf(chance, 0)],
                }),
            }),
            References = Many(chance, 0, 3, _ => new Reference(Text(chance), Maybe(chance, "https://example.org/r"), Maybe(chance, "book"))),
        };
    }

    private static ImmutableArray<CardField> FieldsOf(Random chance, int depth) =>
        Many(chance, 0, 4, i => new CardField($"field {i}", ValueOf(chance, depth)));

    private static CardValue ValueOf(Random chance, int depth) => chance.Next(depth < 2 ? 6 : 4) switch
    {
        0 => CardValue.OfText(Text(chance)),
        1 => CardValue.OfNumber(new[] { "0", "-1", "1.50", "12e3", "1895" }[chance.Next(5)]),
        2 => CardValue.OfFlag(chance.Next(2) == 0),
        3 => CardValue.OfText(""),
        4 => CardValue.OfList(Many(chance, 0, 4, _ => ValueOf(chance, depth + 1))),
        _ => CardValue.OfObject(FieldsOf(chance, depth + 1)),
    };

    private static ImmutableArray<T> Many<T>(Random chance, int min, int max, Func<int, T> make) =>
        [.. Enumerable.Range(0, chance.Next(min, max + 1)).Select(make)];

    private static ImmutableArray<string> Texts(Random chance, int max) => Many(chance, 0, max, _ => Text(chance));

    private static string Text(Random chance) => string.Join(' ', Enumerable.Range(0, chance.Next(1, 4)).Select(_ => Words[chance.Next(Words.Length)]));

    private static string? Maybe(Random chance, string text) => chance.Next(2) == 0 ? null : text;

    private static int? MaybeNumber(Random chance, int min, int max) => chance.Next(2) == 0 ? null : chance.Next(min, max + 1);
}
