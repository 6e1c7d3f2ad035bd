namespace StudyMate.Learning;

internal static class LearningApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapLearning(this IEndpointRouteBuilder api)
    {
        api.MapProgress();
        api.MapEvents();
        api.MapGrading();
    }
}
