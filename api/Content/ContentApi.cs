namespace StudyMate.Content;

internal static class ContentApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapContent(this IEndpointRouteBuilder api)
    {
    }
}
