using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Content;

/// <summary>The rows of a theme that lists, history and other domains read.</summary>
internal static class ThemeRows
{
    /// <summary>Entries of the history that are kept.</summary>
    private const int KeptTransitions = 500;

    /// <summary>A folded title is cut so that a list's cursor stays short.</summary>
    private const int SearchLength = 120;

    /// <summary>The rows that a command changes.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">Theme id.</param>
    /// <param name="before">State before.</param>
    /// <param name="after">State after.</param>
    /// <param name="actor">Account id of whoever did it.</param>
    /// <param name="comment">What was said with it.</param>
    /// <param name="now">When.</param>
    public static ImmutableArray<RowChange> Of(
        string tenant, string id, ThemeState before, ThemeState after, string actor, string? comment, DateTimeOffset now)
    {
        var rows = ImmutableArray.CreateBuilder<RowChange>();
        rows.Add(ThemeRow(tenant, id, after, now));
        rows.Add(VersionRow(tenant, id, after.Current));
        // The version that was served and no longer is.
        if (before.Published is { } old && old.Number != after.Current.Number && old.Number != after.Published?.Number)
            rows.Add(VersionRow(tenant, id, old with { Status = ThemeStates.Archived, UpdatedAt = now }));
        if (after.Transitions > before.Transitions)
        {
            rows.Add(TransitionRow(tenant, id, before, after, actor, comment, now));
            rows.Add(RowChange.Of("Content/TrimTransitions", ("tenant", tenant), ("theme_id", id), ("until", after.Transitions - KeptTransitions)));
        }

        if (before.Exists && !string.Equals(before.Current.Hash, after.Current.Hash, StringComparison.Ordinal))
            rows.Add(RowChange.Of("Content/DropContent", ("tenant", tenant), ("theme_id", id), ("hash", before.Current.Hash)));
        return rows.ToImmutable();
    }

    /// <summary>The content of a version; written before the commit that names it, left alone when it is there.</summary>
    public static RowChange ContentRow(string tenant, string id, string hash, string json) =>
        RowChange.Of("Content/PutContent", ("tenant", tenant), ("theme_id", id), ("hash", hash), ("content", json));

    private static RowChange ThemeRow(string tenant, string id, ThemeState state, DateTimeOffset now)
    {
        // What students know the theme by: the served version, as long as there is one.
        var shown = state.Published ?? state.Current;
        return RowChange.Of(
            "Content/PutTheme",
            ("tenant", tenant),
            ("id", id),
            ("title", shown.Title),
            ("search", SearchOf(shown.Title)),
            ("author_id", state.AuthorId),
            ("status", state.Current.Status),
            ("version", state.Current.Number),
            ("published_version", state.Published?.Number),
            ("subject", shown.Subject),
            ("difficulty", shown.Difficulty),
            ("question_count", shown.QuestionCount),
            ("flashcard_count", shown.FlashcardCount),
            ("sheet_count", shown.SheetCount),
            ("updated_at", now));
    }

    private static RowChange VersionRow(string tenant, string id, ThemeVersionState version) => RowChange.Of(
        "Content/PutVersion",
        ("tenant", tenant),
        ("theme_id", id),
        ("version", version.Number),
        ("hash", version.Hash),
        ("status", version.Status),
        ("title", version.Title),
        ("search", SearchOf(version.Title)),
        ("subject", version.Subject),
        ("difficulty", version.Difficulty),
        ("question_count", version.QuestionCount),
        ("flashcard_count", version.FlashcardCount),
        ("sheet_count", version.SheetCount),
        ("created_by", version.CreatedBy),
        ("created_at", version.CreatedAt),
        ("updated_at", version.UpdatedAt),
        ("published_at", version.PublishedAt));

    private static RowChange TransitionRow(
        string tenant, string id, ThemeState before, ThemeState after, string actor, string? comment, DateTimeOffset now) => RowChange.Of(
        "Content/PutTransition",
        ("tenant", tenant),
        ("theme_id", id),
        ("number", after.Transitions),
        ("version", after.Current.Number),
        ("from_status", before.Exists ? before.Current.Status : null),
        ("to_status", after.Current.Status),
        ("actor_id", actor),
        ("at", now),
        ("comment", comment));

    private static string SearchOf(string title)
    {
        var folded = Folding.Of(title);
        if (folded.Length <= SearchLength)
            return folded;
        return char.IsHighSurrogate(folded[SearchLength - 1]) ? folded[..(SearchLength - 1)] : folded[..SearchLength];
    }
}
