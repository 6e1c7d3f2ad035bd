using StudyMate.Common;

namespace StudyMate.Content;

// POST /api/themes/{id}/archive → IThemeGrain.ArchiveAsync → ArchiveThemeRule
// Effects: draft or published → archived; with a draft the version served beside it is archived too: the whole theme is out of use. Missions
//          keep the version they were given. Fact theme.archived.
// Refused: theme.not_found, theme.not_archivable (409), theme.comment_too_long (422).

/// <summary>Takes a theme out of use.</summary>
internal static class ArchiveThemeRule
{
    public static Result<ThemeState> Decide(ThemeState state, ArchiveTheme command, ThemeActor actor, DateTimeOffset now)
    {
        if (actor.CheckSight(state) is { } refusal)
            return refusal;
        if (state.Current.Status is not (ThemeStates.Draft or ThemeStates.Published))
            return ContentErrors.NotArchivable;
        if (ReviewComment.Check(command.Comment) is { } bad)
            return bad;
        return state.MovedTo(ThemeStates.Archived, now) with { Published = null };
    }
}
