namespace StudyMate.Analytics;

internal static class AnalyticsApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapAnalytics(this IEndpointRouteBuilder api)
    {
    }
}
