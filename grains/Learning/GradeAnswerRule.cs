using StudyMate.Common;

namespace StudyMate.Learning;

/// <summary>
/// A person marks an open answer.
/// <para>
/// Route: PUT /api/assignments/{id}/students/{studentId}/answers/{sessionId}/{questionId}. Grain:
/// <see cref="IStudentLearningGrain.GradeAsync"/>. Effects: answer.graded, session.scored, rows learning_sessions and assignment_students.
/// Refusals: answer.not_found, answer.not_open, answer.replaced.
/// </para>
/// The mark belongs to the answer that was read: a later answer to the same question waits for its own.
/// </summary>
internal static class GradeAnswerRule
{
    public const string Graded = "answer.graded";

    /// <summary>The session with the mark; the same session when it has it already.</summary>
    public static Result<SessionState> Decide(SessionState? session, GradeAnswer command)
    {
        var answer = session is null || !string.Equals(session.AssignmentId, command.AssignmentId, StringComparison.Ordinal)
            ? null
            : ScoreSession.Find(session, command.QuestionId);
        if (session is null || answer is not { } found)
            return LearningErrors.AnswerNotFound;
        if (!found.Open)
            return LearningErrors.AnswerNotOpen;
        if (command.AnswerId is { } read && !string.Equals(read, found.Key.EventId, StringComparison.OrdinalIgnoreCase))
            return LearningErrors.AnswerReplaced;
        if (found.Correct == command.Correct)
            return session;
        return session with
        {
            Answers = session.Answers.Replace(found, found with { Correct = command.Correct }),
            Grades = session.Grades + 1,
        };
    }
}
