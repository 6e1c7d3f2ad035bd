using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>What is kept of a theme; contents, versions and history have their own tables.</summary>
internal sealed record ThemeState : GrainRecord
{
    /// <summary>Publications kept; an older one is answered as the oldest of these.</summary>
    public const int KeptPublications = 100;

    /// <summary>Account id of the author; empty as long as the theme was not made.</summary>
    public string AuthorId { get; init; } = "";

    /// <summary>Grows with every command.</summary>
    public long Revision { get; init; }

    /// <summary>Changes of state so far: the number of the last one in the history.</summary>
    public int Transitions { get; init; }

    /// <summary>The version being worked on, or served.</summary>
    public ThemeVersionState Current { get; init; } = new();

    /// <summary>The version being served, if any; may be <see cref="Current"/>.</summary>
    public ThemeVersionState? Published { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<ThemePublication> Publications { get; init => field = value.IsDefault ? [] : value; } = [];

    public ThemeReview? LastReview { get; init; }

    [JsonIgnore]
    public bool Exists => AuthorId is { Length: > 0 };
}

/// <summary>One version without its content.</summary>
internal sealed record ThemeVersionState
{
    /// <summary>Editors remembered; more people than a school has reviewers never edit one version.</summary>
    public const int KeptEditors = 50;

    public int Number { get; init; }

    public string Status { get; init; } = ThemeStates.Draft;

    /// <summary>Of the content; names its row.</summary>
    public string Hash { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Subject { get; init; }

    public string? Difficulty { get; init; }

    public int QuestionCount { get; init; }

    public int FlashcardCount { get; init; }

    public int SheetCount { get; init; }

    /// <summary>Whether there is anything that a student could open.</summary>
    public bool HasContent { get; init; }

    /// <summary>Account id of whoever opened the version.</summary>
    public string CreatedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the version was published; from then on its content never changes.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Everybody who changed the content of this version: nobody approves their own work.</summary>
    public ImmutableArray<string> Editors { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>This version with the content of a theme, changed by somebody.</summary>
    public ThemeVersionState With(Theme theme, string hash, string editor, DateTimeOffset now) => this with
    {
        Hash = hash,
        Title = theme.Title,
        Subject = theme.Subject,
        Difficulty = theme.Difficulty,
        QuestionCount = theme.Questions.Length,
        FlashcardCount = theme.Flashcards.Length,
        SheetCount = theme.Revision?.Sections.Length ?? 0,
        HasContent = ThemeRules.HasContent(theme),
        UpdatedAt = now,
        Editors = Editors.Contains(editor, StringComparer.Ordinal) || Editors.Length == KeptEditors ? Editors : Editors.Add(editor),
    };
}

/// <summary>The states of a version, by their wire names.</summary>
internal static class ThemeStates
{
    public const string Draft = "draft";
    public const string PendingReview = "pending_review";
    public const string Approved = "approved";
    public const string Published = "published";
    public const string Archived = "archived";

    public static readonly ImmutableArray<string> All = [Draft, PendingReview, Approved, Published, Archived];
}

/// <summary>JSON of this domain's records.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ThemeState))]
internal sealed partial class ContentJson : JsonSerializerContext;
