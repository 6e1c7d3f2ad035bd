using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Content;

/// <summary>
/// The canonical theme: what both dialects are imported into and exported from. Immutable; also its own wire and storage shape (JSON
/// camelCase).
/// </summary>
[GenerateSerializer, Immutable, Alias("studymate.theme")]
public sealed record Theme
{
    [Id(0)]
    public required string Title { get; init; }

    [Id(1)]
    public string? Description { get; init; }

    /// <summary>BCP 47 tag, such as <c>fr-FR</c>.</summary>
    [Id(2)]
    public string? Locale { get; init; }

    /// <summary><c>beginner</c>, <c>intermediate</c> or <c>advanced</c>.</summary>
    [Id(3)]
    public string? Difficulty { get; init; }

    /// <summary>School subject.</summary>
    [Id(4)]
    public string? Subject { get; init; }

    [Id(5)]
    public ImmutableArray<string> Tags { get; init; } = [];

    [Id(6)]
    public int? EstimatedDurationMinutes { get; init; }

    [Id(7)]
    public ThemeSettings Settings { get; init; } = new();

    [Id(8)]
    public ImmutableArray<Question> Questions { get; init; } = [];

    [Id(9)]
    public ImmutableArray<Flashcard> Flashcards { get; init; } = [];
}

/// <summary>How a player shows the theme.</summary>
[GenerateSerializer, Immutable, Alias("studymate.theme-settings")]
public sealed record ThemeSettings
{
    [Id(0)]
    public bool ShuffleQuestions { get; init; }

    [Id(1)]
    public bool ShuffleChoices { get; init; }
}

/// <summary>One question.</summary>
[GenerateSerializer, Immutable, Alias("studymate.question")]
public sealed record Question
{
    /// <summary>Unique within the theme, <c>[A-Za-z0-9_-]</c>.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary><c>mcq</c>, <c>true_false</c>, <c>fill_in</c> or <c>open</c>.</summary>
    [Id(1)]
    public required string Type { get; init; }

    [Id(2)]
    public required string Prompt { get; init; }

    /// <summary>For <c>mcq</c>: 2 to 10 choices.</summary>
    [Id(3)]
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>
    /// The right answer as a list: choice ids for <c>mcq</c> (the whole set), <c>true</c> or <c>false</c> for <c>true_false</c>, accepted
    /// forms for <c>fill_in</c> (any of them), a model answer or nothing for <c>open</c>.
    /// </summary>
    [Id(4)]
    public ImmutableArray<string> Answer { get; init; } = [];

    /// <summary>True for an <c>mcq</c> that may have several right choices.</summary>
    [Id(5)]
    public bool Multiple { get; init; }

    /// <summary>Feedback shown after answering.</summary>
    [Id(6)]
    public string? Rationale { get; init; }

    /// <summary>1 (easy) to 3 (hard), or null.</summary>
    [Id(7)]
    public int? Difficulty { get; init; }

    [Id(8)]
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>1 to 100, or null for the default.</summary>
    [Id(9)]
    public int? Points { get; init; }

    /// <summary>10 to 600, or null for none.</summary>
    [Id(10)]
    public int? TimeLimitSeconds { get; init; }

    [Id(11)]
    public string? ImageUrl { get; init; }
}

/// <summary>One choice of a multiple-choice question.</summary>
[GenerateSerializer, Immutable, Alias("studymate.choice")]
public sealed record Choice([property: Id(0)] string Id, [property: Id(1)] string Label);

/// <summary>A card with two sides.</summary>
[GenerateSerializer, Immutable, Alias("studymate.flashcard")]
public sealed record Flashcard
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Front { get; init; }

    [Id(2)]
    public required string Back { get; init; }

    /// <summary>1 (easy) to 3 (hard), or null.</summary>
    [Id(3)]
    public int? Difficulty { get; init; }

    [Id(4)]
    public ImmutableArray<string> Tags { get; init; } = [];

    [Id(5)]
    public string? Hint { get; init; }

    [Id(6)]
    public string? FrontImageUrl { get; init; }

    [Id(7)]
    public string? BackImageUrl { get; init; }
}
