using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Orleans;

namespace StudyMate.Content;

/// <summary>One question.</summary>
[GenerateSerializer, Immutable, Alias("studymate.question")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Question
{
    /// <summary>Unique within the theme; 1 to 64 characters.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary><c>mcq</c>, <c>true_false</c>, <c>fill_in</c> or <c>open</c>.</summary>
    [Id(1)]
    public required string Type { get; init; }

    /// <summary>1 to 2,000 characters.</summary>
    [Id(2)]
    public required string Prompt { get; init; }

    /// <summary>For <c>mcq</c>: 2 to 10 choices.</summary>
    [Id(3)]
    public ImmutableArray<Choice> Choices { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>
    /// The right answer as a list: choice ids for <c>mcq</c> (the whole set), <c>true</c> or <c>false</c> for <c>true_false</c>, accepted
    /// forms for <c>fill_in</c> (any of them), a model answer or nothing for <c>open</c>.
    /// </summary>
    [Id(4)]
    public ImmutableArray<string> Answer { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>True for an <c>mcq</c> that may have several right choices.</summary>
    [Id(5)]
    public bool Multiple { get; init; }

    /// <summary>Feedback shown after answering; at most 2,000 characters.</summary>
    [Id(6)]
    public string? Rationale { get; init; }

    /// <summary>1 (easy) to 3 (hard), or null.</summary>
    [Id(7)]
    public int? Difficulty { get; init; }

    [Id(8)]
    public ImmutableArray<string> Tags { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>1 to 100, or null for the default.</summary>
    [Id(9)]
    public int? Points { get; init; }

    /// <summary>10 to 600, or null for none.</summary>
    [Id(10)]
    public int? TimeLimitSeconds { get; init; }

    /// <summary>An http or https address.</summary>
    [Id(11)]
    public string? ImageUrl { get; init; }

    /// <summary>For <c>fill_in</c>: how answers are compared; null for the usual way.</summary>
    [Id(12)]
    public FillIn? FillIn { get; init; }
}

/// <summary>One choice of a multiple-choice question.</summary>
/// <param name="Id">Unique within the question; 1 to 64 characters.</param>
/// <param name="Label">1 to 500 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.choice")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Choice([property: Id(0)] string Id, [property: Id(1)] string Label);

/// <summary>A card with two sides.</summary>
[GenerateSerializer, Immutable, Alias("studymate.flashcard")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Flashcard
{
    /// <summary>Unique among the theme's flashcards; 1 to 64 characters.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>1 to 500 characters.</summary>
    [Id(1)]
    public required string Front { get; init; }

    /// <summary>1 to 2,000 characters.</summary>
    [Id(2)]
    public required string Back { get; init; }

    /// <summary>1 (easy) to 3 (hard), or null.</summary>
    [Id(3)]
    public int? Difficulty { get; init; }

    [Id(4)]
    public ImmutableArray<string> Tags { get; init => field = value.IsDefault ? [] : value; } = [];

    [Id(5)]
    public string? Hint { get; init; }

    [Id(6)]
    public string? FrontImageUrl { get; init; }

    [Id(7)]
    public string? BackImageUrl { get; init; }
}

/// <summary>A past exam paper (annales).</summary>
[GenerateSerializer, Immutable, Alias("studymate.past-paper")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PastPaper
{
    /// <summary>Unique among the theme's past papers; 1 to 64 characters.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>1 to 255 characters.</summary>
    [Id(1)]
    public required string Title { get; init; }

    /// <summary>1900 to 2100.</summary>
    [Id(2)]
    public int? Year { get; init; }

    /// <summary>1 to 600.</summary>
    [Id(3)]
    public int? DurationMinutes { get; init; }

    /// <summary>1 to 200.</summary>
    [Id(4)]
    public ImmutableArray<Question> Questions { get; init => field = value.IsDefault ? [] : value; } = [];
}
