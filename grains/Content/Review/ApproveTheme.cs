using StudyMate.Common;

namespace StudyMate.Content;

// POST /api/themes/{id}/approve → IThemeGrain.ApproveAsync → ApproveThemeRule
// Effects: pending_review → approved; the comment goes to the author; fact theme.approved.
// Refused: theme.not_found, theme.own_review (403), theme.not_in_review (409), theme.comment_too_long (422).

/// <summary>Approves a version. Nobody approves what they wrote, whatever their role.</summary>
internal static class ApproveThemeRule
{
    public static Result<ThemeState> Decide(ThemeState state, ApproveTheme command, ThemeActor actor, DateTimeOffset now)
    {
        if (actor.CheckSight(state) is { } refusal)
            return refusal;
        if (actor.IsAuthorOf(state) || state.Current.Editors.Contains(actor.AccountId, StringComparer.Ordinal))
            return ContentErrors.OwnReview;
        if (state.Current.Status is not ThemeStates.PendingReview)
            return ContentErrors.NotInReview;
        if (ReviewComment.Check(command.Comment) is { } bad)
            return bad;
        return state.MovedTo(ThemeStates.Approved, now) with
        {
            LastReview = new ThemeReview(actor.AccountId, state.Current.Number, Approved: true, command.Comment, now),
        };
    }
}
