using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Assignments;

/// <summary>Assignments, for staff.</summary>
internal static class AssignmentEndpoints
{
    public static void MapAssignmentRoutes(this IEndpointRouteBuilder api)
    {
        var assignments = api.MapGroup("/assignments").WithTags("Assignments");
        assignments.MapGet("", ListAssignments).RequirePermission(Permissions.AssignmentsRead).WithSummary("Lists assignments, newest first.");
        assignments.MapPost("", CreateAssignment).RequirePermission(Permissions.AssignmentsCreate).WithSummary("Hands a published theme out.");
        assignments.MapGet("/{id}", GetAssignment).RequirePermission(Permissions.AssignmentsRead).WithSummary("An assignment with its students.");
        assignments.MapPatch("/{id}", UpdateAssignment)
            .RequirePermission(Permissions.AssignmentsUpdate)
            .WithSummary("Changes title, due date or instructions; an empty due date or instruction removes it.");
        assignments.MapPost("/{id}/push", PushAssignment).RequirePermission(Permissions.AssignmentsPush).WithSummary("Hands a draft out.");
        assignments.MapPost("/{id}/release-answers", ReleaseAnswers)
            .RequirePermission(Permissions.AssignmentsUpdate)
            .WithSummary("Lets students see the answers of a mission before an exam; what they hand in after having seen them does not count.");
        assignments.MapPost("/{id}/cancel", CancelAssignment).RequirePermission(Permissions.AssignmentsDelete).WithSummary("Takes an assignment back; work is kept.");
    }

    internal static async Task<Results<Ok<Page<AssignmentLine>>, ProblemHttpResult>> ListAssignments(
        Paging paging, string? status, string? classId, string? themeId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IAssignmentsGrain>(caller.Key("assignments"))
            .ListAsync(new ListAssignments(paging.Request, status, classId, themeId), cancellationToken));

    internal static async Task<Results<Created<AssignmentCreated>, ProblemHttpResult>> CreateAssignment(
        NewAssignment body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var id = NewId.ForRequest();
        var created = await grains.GetGrain<IAssignmentGrain>(caller.Key(id)).CreateAsync(
            new CreateAssignment(
                body.Title, body.Type, body.ThemeId, body.Mode, body.Due, body.DueAt, body.Instructions, body.Targets ?? [], body.Draft ?? false, body.Result, body.AnswersRelease),
            cancellationToken);
        return Respond.Created(created, view => $"/api/assignments/{view.Id}");
    }

    // atLeast is accepted as on every read of figures; the rows are written with the facts, so nothing is ever behind.
    internal static async Task<Results<Ok<AssignmentView>, ProblemHttpResult>> GetAssignment(
        string id, AtLeast atLeast, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IAssignmentGrain>(caller.Key(id)).GetAsync(cancellationToken));

    internal static async Task<Results<Ok<AssignmentView>, ProblemHttpResult>> UpdateAssignment(
        string id, UpdateAssignment body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IAssignmentGrain>(caller.Key(id)).UpdateAsync(body, cancellationToken));

    internal static async Task<Results<Ok<AssignmentView>, ProblemHttpResult>> PushAssignment(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IAssignmentGrain>(caller.Key(id)).PushAsync(cancellationToken));

    internal static async Task<Results<Ok<AssignmentView>, ProblemHttpResult>> ReleaseAnswers(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IAssignmentGrain>(caller.Key(id)).ReleaseAnswersAsync(cancellationToken));

    internal static async Task<Results<Ok<AssignmentView>, ProblemHttpResult>> CancelAssignment(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IAssignmentGrain>(caller.Key(id)).CancelAsync(cancellationToken));

    /// <summary>A new assignment as it is sent; what is missing is named by the rules, all members at a time.</summary>
    internal sealed record NewAssignment(
        string? Title,
        string? Type,
        string? ThemeId,
        string? Mode,
        string? Due,
        DateTimeOffset? DueAt,
        string? Instructions,
        ImmutableArray<AssignmentTarget>? Targets,
        bool? Draft,
        string? Result,
        string? AnswersRelease);
}
