using StudyMate.Common;

namespace StudyMate.Content;

// PUT /api/themes/{id} → IThemeGrain.EditAsync → EditThemeRule
// Effects: a draft is replaced, an approved version returns to draft, a published one gets a draft version beside it; fact theme.edited.
//          The same content again changes nothing.
// Refused: theme.not_found, theme.not_author (403), theme.stale (412), theme.in_review and theme.archived (409), theme.invalid (422).

/// <summary>Replaces the content of a theme.</summary>
internal static class EditThemeRule
{
    public static Result<ThemeState> Decide(ThemeState state, EditTheme command, string hash, ThemeActor actor, DateTimeOffset now)
    {
        if (actor.CheckEditing(state) is { } refusal)
            return refusal;
        if (command.Revision is { } revision && revision != state.Revision)
            return ContentErrors.Stale;
        switch (state.Current.Status)
        {
            case ThemeStates.PendingReview:
                return ContentErrors.InReview;
            case ThemeStates.Archived:
                return ContentErrors.IsArchived;
        }

        if (string.Equals(hash, state.Current.Hash, StringComparison.Ordinal))
            return state;
        var draft = state.Current.Status is ThemeStates.Published
            ? new ThemeVersionState { Number = state.Current.Number + 1, CreatedBy = actor.AccountId, CreatedAt = now }
            : state.Current with { Status = ThemeStates.Draft };
        return state with
        {
            Revision = state.Revision + 1,
            Transitions = state.Transitions + (state.Current.Status is ThemeStates.Draft ? 0 : 1),
            Current = draft.With(command.Content, hash, actor.AccountId, now),
        };
    }
}
