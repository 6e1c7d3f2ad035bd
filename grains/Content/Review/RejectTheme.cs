using StudyMate.Common;

namespace StudyMate.Content;

// POST /api/themes/{id}/reject → IThemeGrain.RejectAsync → RejectThemeRule
// Effects: pending_review → draft; the comment goes to the author; fact theme.rejected.
// Refused: theme.not_found, theme.not_in_review (409), theme.comment_required and theme.comment_too_long (422).

/// <summary>Sends a version back to its author. A reviewer who wrote it may withdraw it this way.</summary>
internal static class RejectThemeRule
{
    public static Result<ThemeState> Decide(ThemeState state, RejectTheme command, ThemeActor actor, DateTimeOffset now)
    {
        if (actor.CheckSight(state) is { } refusal)
            return refusal;
        if (state.Current.Status is not ThemeStates.PendingReview)
            return ContentErrors.NotInReview;
        if (ReviewComment.Check(command.Comment, required: true) is { } bad)
            return bad;
        return state.MovedTo(ThemeStates.Draft, now) with
        {
            LastReview = new ThemeReview(actor.AccountId, state.Current.Number, Approved: false, command.Comment, now),
        };
    }
}
