namespace StudyMate.Assignments;

internal static class AssignmentsApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapAssignments(this IEndpointRouteBuilder api)
    {
        api.MapAssignmentRoutes();
        api.MapStudentMissions();
    }
}
