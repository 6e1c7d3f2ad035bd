using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Learning;

/// <summary>A student's answers, for those who mark them.</summary>
internal static class GradingEndpoints
{
    public static void MapGrading(this IEndpointRouteBuilder api)
    {
        var answers = api.MapGroup("/assignments/{id}/students/{studentId}/answers").WithTags("Learning");
        answers.MapGet("", GetAnswers)
            .RequirePermission(Permissions.AssignmentsUpdate)
            .WithSummary("The current answers of a student to an assignment.");
        // Not "questionId": question ids are the theme's own and may hold capitals and underscores.
        answers.MapPut("/{sessionId}/{question}", GradeAnswer)
            .RequirePermission(Permissions.AssignmentsUpdate)
            .WithSummary("Marks an answer to an open question.");
    }

    internal static async Task<Results<Ok<StudentAnswers>, ProblemHttpResult>> GetAnswers(
        string id, string studentId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IStudentLearningGrain>(caller.Key(studentId)).GetAnswersAsync(id, cancellationToken));

    internal static async Task<Results<Ok<GradedSession>, ProblemHttpResult>> GradeAnswer(
        string id,
        string studentId,
        string sessionId,
        string question,
        MarkBody body,
        Caller caller,
        IGrainFactory grains,
        CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IStudentLearningGrain>(caller.Key(studentId))
            .GradeAsync(new GradeAnswer(id, sessionId, question, body.Correct, body.AnswerId), cancellationToken));

    /// <summary>A mark.</summary>
    /// <param name="Correct">Right or wrong.</param>
    /// <param name="AnswerId">The answer that was read; refused with <c>answer.replaced</c> when there is a newer one.</param>
    internal sealed record MarkBody(bool Correct, string? AnswerId);
}
