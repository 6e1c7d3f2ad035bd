using StudyMate.Common;

namespace StudyMate.Content;

// POST /api/themes/{id}/reopen → IThemeGrain.ReopenAsync → ReopenThemeRule
// Effects: approved or archived → draft; what was published once comes back as a new version with the same content; fact theme.reopened.
// Refused: theme.not_found, theme.not_author (403), theme.not_reopenable (409), theme.comment_too_long (422).

/// <summary>Makes a theme a draft again.</summary>
internal static class ReopenThemeRule
{
    public static Result<ThemeState> Decide(ThemeState state, ReopenTheme command, ThemeActor actor, DateTimeOffset now)
    {
        if (actor.CheckEditing(state) is { } refusal)
            return refusal;
        if (state.Current.Status is not (ThemeStates.Approved or ThemeStates.Archived))
            return ContentErrors.NotReopenable;
        if (ReviewComment.Check(command.Comment) is { } bad)
            return bad;
        var moved = state.MovedTo(ThemeStates.Draft, now);
        if (state.Current.PublishedAt is null)
            return moved;
        return moved with
        {
            Current = moved.Current with
            {
                Number = moved.Current.Number + 1,
                CreatedBy = actor.AccountId,
                CreatedAt = now,
                PublishedAt = null,
            },
        };
    }
}
