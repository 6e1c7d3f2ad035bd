using StudyMate.Common;

namespace StudyMate.Content;

// POST /api/themes            → IThemeGrain.CreateAsync → CreateThemeRule
// POST /api/themes/import     → IThemeGrain.ImportAsync → ThemeImport.Read, CreateThemeRule
// Effects: version 1 as a draft of the caller's; fact theme.created; rows themes, theme_versions, theme_contents, theme_transitions.
// Refused: theme.invalid (each problem by its path), theme.too_large, theme.exists.

/// <summary>Makes a theme.</summary>
internal static class CreateThemeRule
{
    public static Result<ThemeState> Decide(ThemeState state, Theme theme, string hash, ThemeActor actor, DateTimeOffset now)
    {
        if (state.Exists)
            return ContentErrors.Exists;
        return state with
        {
            AuthorId = actor.AccountId,
            Revision = 1,
            Transitions = 1,
            Current = new ThemeVersionState { Number = 1, CreatedBy = actor.AccountId, CreatedAt = now }.With(theme, hash, actor.AccountId, now),
        };
    }
}
