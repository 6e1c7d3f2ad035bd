using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Content;

/// <summary>What is kept of a theme; contents, versions and history have their own tables.</summary>
internal sealed record ThemeState : GrainRecord
{
    /// <summary>Publications kept; an older one is answered as the oldest of these.</summary>
    public const int KeptPublications = 100;

    /// <summary>Member id of the author; empty as long as the theme was not made.</summary>
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

    /// <summary>What rows need to know of the last command and the rest of the state does not tell.</summary>
    public ThemeChange? LastChange { get; init; }

    [JsonIgnore]
    public bool Exists => AuthorId is { Length: > 0 };

    internal override ImmutableArray<RowChange> Rows(string tenant, string id) => ThemeRows.Of(tenant, id, this);
}

/// <summary>What a command did to a theme.</summary>
/// <param name="Moved">Whether the history has an entry of it.</param>
/// <param name="From">The state before; null when there was none.</param>
/// <param name="Comment">What was said with it.</param>
/// <param name="Replaced">The version that was served and no longer is.</param>
/// <param name="Dropped">The content that no version has any more.</param>
internal sealed record ThemeChange(bool Moved, string? From, string? Comment, int? Replaced, string? Dropped)
{
    /// <param name="before">State before.</param>
    /// <param name="after">State after.</param>
    /// <param name="comment">What was said with it.</param>
    /// <param name="sharesContent">Whether another version has the content that the current one had.</param>
    public static ThemeChange Of(ThemeState before, ThemeState after, string? comment, bool sharesContent) => new(
        after.Transitions > before.Transitions,
        before.Exists ? before.Current.Status : null,
        comment,
        before.Published is { } old && old.Number != after.Current.Number && old.Number != after.Published?.Number ? old.Number : null,
        LosesContent(before, after) && !sharesContent ? before.Current.Hash : null);

    /// <summary>Whether the version being worked on gets another content; a new version beside it leaves it its own.</summary>
    public static bool LosesContent(ThemeState before, ThemeState after) => before.Exists && before.Current.Number == after.Current.Number
        && !string.Equals(before.Current.Hash, after.Current.Hash, StringComparison.Ordinal);
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

    /// <summary>Member id of whoever opened the version.</summary>
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
