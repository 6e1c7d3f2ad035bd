namespace StudyMate.Operations;

internal static class OperationsApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapOperations(this IEndpointRouteBuilder api)
    {
        api.MapHealth();
        api.MapTelemetry();
        api.MapDiagnostics();
        api.MapOrleansDashboardDoor();
    }
}
