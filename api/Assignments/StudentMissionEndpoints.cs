using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Assignments;

/// <summary>What a student's device asks for.</summary>
internal static class StudentMissionEndpoints
{
    public static void MapStudentMissions(this IEndpointRouteBuilder api)
    {
        var student = api.MapGroup("/student").WithTags("Assignments");
        student.MapGet("/missions", GetMissions).RequirePermission(Permissions.MissionsRead).WithSummary("The caller's missions, due soonest first.");
        student.MapGet("/themes/{id}", GetTheme)
            .RequirePermission(Permissions.MissionsRead)
            .Produces<string>(StatusCodes.Status200OK, "application/json")
            .WithSummary("A theme in ErgoMate's native dialect.");
    }

    internal static async Task<Results<Ok<Missions>, ProblemHttpResult>> GetMissions(
        Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        caller.Actor.StudentId is { } studentId
            ? Respond.Ok(await grains.GetGrain<IStudentMissionsGrain>(caller.Key(studentId)).GetMissionsAsync(cancellationToken))
            : Problems.Of(AssignmentErrors.NoStudent);

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetTheme(
        string id, int? version, bool? answers, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (caller.Actor.StudentId is not { } studentId)
            return Problems.Of(AssignmentErrors.NoStudent);
        var served = await grains.GetGrain<IStudentMissionsGrain>(caller.Key(studentId))
            .GetThemeAsync(new ServeTheme(id, version, answers ?? true), cancellationToken);
        // A device that has this version already gets 304: it asks at every start.
        return served.Succeeded
            ? TypedResults.File(Encoding.UTF8.GetBytes(served.Value.Json), "application/json; charset=utf-8", entityTag: EntityTagHeaderValue.Parse(served.Value.ETag))
            : Problems.Of(served.Error);
    }
}
