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

    /// <summary>The rows that the last command changes; who did it, and when, its fact tells.</summary>
    public static ImmutableArray<RowChange> Of(string tenant, string id, ThemeState state)
    {
        if (state.Pending is not { Facts: [var fact, ..] })
            return [];
        var rows = ImmutableArray.CreateBuilder<RowChange>();
        rows.Add(ThemeRow(tenant, id, state, fact.OccurredAt));
        rows.Add(VersionRow(tenant, id, state.Current));
        var change = state.LastChange;
        if (change?.Replaced is { } replaced)
        {
            rows.Add(RowChange.Update(
                "theme_versions",
                [("tenant", tenant), ("theme_id", id), ("version", replaced)],
                ("status", ThemeStates.Archived),
                ("updated_at", fact.OccurredAt)));
        }

        if (change is { Moved: true })
        {
            rows.Add(TransitionRow(tenant, id, state, change, fact));
            // One comes, one goes.
            rows.Add(RowChange.Delete("theme_transitions", ("tenant", tenant), ("theme_id", id), ("number", state.Transitions - KeptTransitions)));
        }

        if (change?.Dropped is { } hash)
            rows.Add(RowChange.Delete("theme_contents", ("tenant", tenant), ("theme_id", id), ("hash", hash)));
        return rows.ToImmutable();
    }

    /// <summary>The content of a version; written before the commit that names it, left alone when it is there.</summary>
    public static RowChange ContentRow(string tenant, string id, string hash, string json) =>
        RowChange.Add("theme_contents", [("tenant", tenant), ("theme_id", id), ("hash", hash)], ("content", json));

    private static RowChange ThemeRow(string tenant, string id, ThemeState state, DateTimeOffset now)
    {
        // What students know the theme by: the served version, as long as there is one.
        var shown = state.Published ?? state.Current;
        return RowChange.Put(
            "themes",
            [("tenant", tenant), ("id", id)],
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

    private static RowChange VersionRow(string tenant, string id, ThemeVersionState version) => RowChange.Put(
        "theme_versions",
        [("tenant", tenant), ("theme_id", id), ("version", version.Number)],
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

    private static RowChange TransitionRow(string tenant, string id, ThemeState state, ThemeChange change, Fact fact) => RowChange.Add(
        "theme_transitions",
        [("tenant", tenant), ("theme_id", id), ("number", state.Transitions)],
        ("version", state.Current.Number),
        ("from_status", change.From),
        ("to_status", state.Current.Status),
        ("actor_id", fact.Actor),
        ("at", fact.OccurredAt),
        ("comment", change.Comment));

    private static string SearchOf(string title)
    {
        var folded = Folding.Of(title);
        if (folded.Length <= SearchLength)
            return folded;
        return char.IsHighSurrogate(folded[SearchLength - 1]) ? folded[..(SearchLength - 1)] : folded[..SearchLength];
    }
}
