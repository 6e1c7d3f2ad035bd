using System.Collections.Immutable;
using Orleans;
using StudyMate.Assignments;
using StudyMate.Common;

namespace StudyMate.Learning;

/// <summary>
/// The work of one student (key <c>{tenant}/{studentId}</c>): takes events, marks answers, keeps sessions and missions. The only
/// writer of a student's session and mission rows once a mission was handed out.
/// </summary>
[Alias("studymate.IStudentLearningGrain")]
public interface IStudentLearningGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes a batch; returns when everything accepted is durable. Sending it again is harmless. Refused as a whole with
    /// <c>events.too_many</c> or <c>events.not_own</c>.
    /// </summary>
    [Command(Permissions.EventsSubmit), Alias("SubmitAsync")]
    Task<Result<EventsAccepted>> SubmitAsync(EventBatch batch, CancellationToken cancellationToken);

    /// <summary>The current answers to one mission, for those who may mark them; refused with <c>student.not_found</c>, also outside the caller's scope.</summary>
    [Query(Permissions.AssignmentsUpdate), Alias("GetAnswersAsync")]
    Task<Result<StudentAnswers>> GetAnswersAsync(string assignmentId, CancellationToken cancellationToken);

    /// <summary>
    /// Marks an open answer, for the teachers of the student; marking again replaces the mark. Refused with <c>answer.not_found</c>,
    /// <c>answer.not_open</c> or <c>answer.replaced</c>.
    /// </summary>
    [Command(Permissions.AssignmentsUpdate), Alias("GradeAsync")]
    Task<Result<GradedSession>> GradeAsync(GradeAnswer command, CancellationToken cancellationToken);

    /// <summary>
    /// The student entered or left the targets of an assignment: the work stays, the counters follow. Called by the assignment
    /// and by the student's inbox; repeating it changes nothing.
    /// </summary>
    [Internal, Alias("CountMissionAsync")]
    Task CountMissionAsync(AssignmentPin assignment, bool counted);

    /// <summary>The due date of an assignment became another: which session counts is decided anew. Repeating it changes nothing.</summary>
    [Internal, Alias("ReviseMissionAsync")]
    Task ReviseMissionAsync(AssignmentPin assignment);

    /// <summary>
    /// The answers are about to be shown to the student: written down first, because what comes after it does not count for these missions.
    /// Repeating it changes nothing.
    /// </summary>
    [Internal, Alias("CloseForAnswersAsync")]
    Task CloseForAnswersAsync(ImmutableArray<AssignmentPin> assignments);
}
