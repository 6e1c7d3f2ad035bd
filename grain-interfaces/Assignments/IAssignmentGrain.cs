using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;

namespace StudyMate.Assignments;

/// <summary>One assignment (key <c>{tenant}/{assignmentId}</c>): targets, due date, status. Its students are rows.</summary>
[Alias("studymate.IAssignmentGrain")]
public interface IAssignmentGrain : IGrainWithStringKey
{
    /// <summary>
    /// Hands a published theme out. Refused with <c>assignment.*_invalid</c>, <c>assignment.unknown_target</c>,
    /// <c>assignment.foreign_target</c> (not of the caller's classes), <c>theme.not_found</c> or <c>theme.not_published</c>.
    /// </summary>
    [Command(Permissions.AssignmentsCreate), Alias("CreateAsync")]
    Task<Result<AssignmentCreated>> CreateAsync(CreateAssignment command, CancellationToken cancellationToken);

    /// <summary>The assignment with its students now; refused with <c>assignment.not_found</c>, also outside the caller's scope.</summary>
    [Query(Permissions.AssignmentsRead), Alias("GetAsync")]
    Task<Result<AssignmentView>> GetAsync(CancellationToken cancellationToken);

    /// <summary>Changes title, due date or instructions. Refused with <c>assignment.not_found</c>, <c>assignment.cancelled</c> or <c>assignment.*_invalid</c>.</summary>
    [Command(Permissions.AssignmentsUpdate), Alias("UpdateAsync")]
    Task<Result<AssignmentView>> UpdateAsync(UpdateAssignment command, CancellationToken cancellationToken);

    /// <summary>Hands a draft out. Refused with <c>assignment.not_found</c> or <c>assignment.cancelled</c>; pushing again changes nothing.</summary>
    [Command(Permissions.AssignmentsPush), Alias("PushAsync")]
    Task<Result<AssignmentView>> PushAsync(CancellationToken cancellationToken);

    /// <summary>Takes the mission back: it disappears from inboxes, work already done is kept. Cancelling again changes nothing.</summary>
    [Command(Permissions.AssignmentsDelete), Alias("CancelAsync")]
    Task<Result<AssignmentView>> CancelAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Lets the students of a mission before an exam see its answers from now on, whatever was to release them; what a student hands in after
    /// having seen them does not count. Again changes nothing. Refused with <c>assignment.not_found</c>, <c>assignment.cancelled</c> or
    /// <c>assignment.nothing_to_release</c>.
    /// </summary>
    [Command(Permissions.AssignmentsUpdate), Alias("ReleaseAnswersAsync")]
    Task<Result<AssignmentView>> ReleaseAnswersAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What marking and inboxes need; refused with <c>assignment.not_found</c>. Interleaves, because a learning grain may ask while the
    /// assignment waits for that very student: it reads one immutable record and changes nothing. Where the record turns out to be old it is
    /// a fault.
    /// </summary>
    [Internal, Alias("GetPinAsync"), AlwaysInterleave]
    Task<Result<AssignmentPin>> GetPinAsync(CancellationToken cancellationToken);

    /// <summary>Brings the mission rows in line with who is in the targets now; repeating it changes nothing.</summary>
    [Internal, Alias("ConvergeAsync")]
    Task ConvergeAsync();

    /// <summary>
    /// Moves a local due date to where the zone puts it, and what follows from it; repeating it changes nothing. The zone is told, because what
    /// this process knows of the school may be a second old.
    /// </summary>
    [Internal, Alias("FollowZoneAsync")]
    Task FollowZoneAsync(string timeZone);

    /// <summary>How handing over to ErgoMate ended: <c>error</c> when every attempt failed, <c>pushed</c> again once one worked.</summary>
    [Internal, Alias("RecordDeliveryAsync")]
    Task RecordDeliveryAsync(bool delivered);
}
