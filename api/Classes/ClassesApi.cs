namespace StudyMate.Classes;

internal static class ClassesApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapClasses(this IEndpointRouteBuilder api)
    {
        api.MapClassRoutes();
        api.MapPromotions();
    }
}
