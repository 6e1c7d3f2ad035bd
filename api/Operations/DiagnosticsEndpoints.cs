using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Operations;

/// <summary>How the installation is doing; the platform's alone.</summary>
internal static class DiagnosticsEndpoints
{
    public static void MapDiagnostics(this IEndpointRouteBuilder api) => api.MapGet("/system/diagnostics", GetDiagnostics)
        .RequirePermission(Permissions.SystemDiagnostic)
        .WithSummary("Database, disk, queues, reminders, slow grain methods, cluster and process of the installation.");

    private static async Task<Results<Ok<DiagnosticsView>, ProblemHttpResult>> GetDiagnostics(
        Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IDiagnosticsGrain>(GrainKeys.Of(caller.Tenant, IDiagnosticsGrain.Id)).GetAsync(cancellationToken));
}
