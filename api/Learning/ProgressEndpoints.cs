using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Learning;

/// <summary>What a student has reached.</summary>
internal static class ProgressEndpoints
{
    public static void MapProgress(this IEndpointRouteBuilder api) =>
        api.MapGet("/students/{id}/progress", GetProgress)
            .RequirePermission(Permissions.ProgressRead)
            .WithTags("Learning")
            .WithSummary("Progress of one student: own for students, of the classes they teach for staff.");

    private static async Task<Results<Ok<ProgressView>, ProblemHttpResult>> GetProgress(
        string id, AtLeast atLeast, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IStudentProgressGrain>(caller.Key(id)).GetAsync(new ProgressQuery(atLeast.Position), cancellationToken));
}
