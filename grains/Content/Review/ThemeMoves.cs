namespace StudyMate.Content;

/// <summary>What every change of state has in common.</summary>
internal static class ThemeMoves
{
    /// <summary>The current version in another state; the revision grows and the history gets an entry.</summary>
    public static ThemeState MovedTo(this ThemeState state, string status, DateTimeOffset now) => state with
    {
        Revision = state.Revision + 1,
        Transitions = state.Transitions + 1,
        Current = state.Current with { Status = status, UpdatedAt = now },
    };
}
