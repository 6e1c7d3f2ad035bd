using StudyMate.Common;

namespace StudyMate.Content;

// POST /api/themes/{id}/submit → IThemeGrain.SubmitAsync → SubmitThemeRule
// Effects: draft → pending_review; fact theme.submitted.
// Refused: theme.not_found, theme.not_author (403), theme.not_draft (409), theme.incomplete and theme.comment_too_long (422).

/// <summary>Hands a draft to the reviewers.</summary>
internal static class SubmitThemeRule
{
    public static Result<ThemeState> Decide(ThemeState state, SubmitTheme command, ThemeActor actor, DateTimeOffset now)
    {
        if (actor.CheckSight(state) is { } refusal)
            return refusal;
        if (!actor.IsAuthorOf(state))
            return Error.Forbidden("theme.not_author", "Only the author may submit this theme.");
        if (state.Current.Status is not ThemeStates.Draft)
            return Error.Conflict("theme.not_draft", "Only a draft can be submitted.");
        if (!state.Current.HasContent)
            return Error.Invalid("theme.incomplete", "The theme needs at least one question, flashcard, sheet or past paper.");
        if (ReviewComment.Check(command.Comment) is { } bad)
            return bad;
        return state.MovedTo(ThemeStates.PendingReview, now);
    }
}
