using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Orleans;

namespace StudyMate.Content;

/// <summary>
/// The canonical theme: what every dialect is imported into and exported from. Immutable; also its own wire and storage shape (JSON
/// camelCase). Limits are in docs of the members; a theme within them is checked by the content rules before it is kept.
/// </summary>
/// <remarks>
/// Lists and settings turn a missing value into the empty one in their <c>init</c>: source-generated JSON hands a missing member over
/// as <c>default</c>, which a bare initialiser would not survive. A member that is not known is refused: this is a document, and a
/// member dropped in silence would be content lost.
/// </remarks>
[GenerateSerializer, Immutable, Alias("studymate.theme")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Theme
{
    /// <summary>1 to 255 characters.</summary>
    [Id(0)]
    public required string Title { get; init; }

    /// <summary>At most 2,000 characters.</summary>
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

    /// <summary>At most 10.</summary>
    [Id(5)]
    public ImmutableArray<string> Tags { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>1 to 300.</summary>
    [Id(6)]
    public int? EstimatedDurationMinutes { get; init; }

    [Id(7)]
    public ThemeSettings Settings { get; init => field = value ?? new(); } = new();

    /// <summary>At most 200. Their ids are unique among these and those of the past papers.</summary>
    [Id(8)]
    public ImmutableArray<Question> Questions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>At most 200.</summary>
    [Id(9)]
    public ImmutableArray<Flashcard> Flashcards { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Past exam papers (annales), at most 20.</summary>
    [Id(10)]
    public ImmutableArray<PastPaper> PastPapers { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Revision sheets, or null when there are none.</summary>
    [Id(11)]
    public Revision? Revision { get; init; }

    /// <summary>What its author made it for: <c>complete</c>, <c>quiz</c>, <c>flashcards</c> or <c>fiche</c>.</summary>
    [Id(12)]
    public string? ContentType { get; init; }

    /// <summary>Who wrote it, as the source says; not an account.</summary>
    [Id(13)]
    public string? Author { get; init; }

    /// <summary>Where it comes from, as the source says.</summary>
    [Id(14)]
    public string? Source { get; init; }

    /// <summary>Day or instant of the last change, as the source writes it.</summary>
    [Id(15)]
    public string? UpdatedOn { get; init; }

    /// <summary>The id that the theme had where it was imported from.</summary>
    [Id(16)]
    public string? OriginId { get; init; }
}

/// <summary>How a player shows the theme.</summary>
[GenerateSerializer, Immutable, Alias("studymate.theme-settings")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ThemeSettings
{
    [Id(0)]
    public bool ShuffleQuestions { get; init; }

    [Id(1)]
    public bool ShuffleChoices { get; init; }
}
