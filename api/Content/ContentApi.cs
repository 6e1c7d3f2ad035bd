namespace StudyMate.Content;

internal static class ContentApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapContent(this IEndpointRouteBuilder api)
    {
        var themes = api.MapGroup("/themes").WithTags("Themes");
        themes.MapThemes();
        themes.MapThemeFiles();
        themes.MapThemeReview();
    }
}
