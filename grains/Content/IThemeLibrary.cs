namespace StudyMate.Content;

/// <summary>Immutable theme versions, parsed once and cached per process (bounded).</summary>
internal interface IThemeLibrary
{
    /// <summary>The canonical theme of a version, or null when there is none.</summary>
    ValueTask<Theme?> FindAsync(string tenant, string themeId, int version, CancellationToken cancellationToken = default);

    /// <summary>A theme as the student app reads it (ErgoMate's native dialect, JSON); without answers no question tells its own.</summary>
    string WriteForApp(Theme theme, string themeId, int version, bool withAnswers);
}
