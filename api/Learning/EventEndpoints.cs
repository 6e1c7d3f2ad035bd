using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Learning;

/// <summary>Events of a student's device.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapPost("/student/events", SubmitEvents)
            .RequirePermission(Permissions.EventsSubmit)
            .WithTags("Learning")
            .WithSummary("Takes a batch of device events; everything accepted is durable when this answers.");

    internal static async Task<Results<Accepted<EventsAccepted>, ProblemHttpResult>> SubmitEvents(
        EventUpload upload, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (caller.Actor.StudentId is not { } studentId)
            return Problems.Of(LearningErrors.NotOwnEvents);
        if (!upload.Read.Succeeded)
            return Problems.Of(upload.Read.Error);
        var body = upload.Read.Value;
        var student = grains.GetGrain<IStudentLearningGrain>(caller.Key(studentId));
        return Respond.Accepted(await student.SubmitAsync(new EventBatch(body.Events, body.SentAt, EventSource.Device), cancellationToken));
    }
}
