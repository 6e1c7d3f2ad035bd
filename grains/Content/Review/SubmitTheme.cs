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
            return ContentErrors.NotAuthorOfSubmission;
        if (state.Current.Status is not ThemeStates.Draft)
            return ContentErrors.NotDraft;
        if (!state.Current.HasContent)
            return ContentErrors.Incomplete;
        if (ReviewComment.Check(command.Comment) is { } bad)
            return bad;
        return state.MovedTo(ThemeStates.PendingReview, now);
    }
}
