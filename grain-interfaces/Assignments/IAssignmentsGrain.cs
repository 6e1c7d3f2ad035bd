using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;

namespace StudyMate.Assignments;

/// <summary>Lists assignments of one tenant (key <c>{tenant}/assignments</c>); holds nothing.</summary>
[Alias("studymate.IAssignmentsGrain")]
public interface IAssignmentsGrain : IGrainWithStringKey
{
    /// <summary>Assignments in the caller's scope, newest first. Refused with <c>request.invalid_cursor</c>.</summary>
    [Query(Permissions.AssignmentsRead), Alias("ListAsync")]
    Task<Result<Page<AssignmentLine>>> ListAsync(ListAssignments query, CancellationToken cancellationToken);

    /// <summary>
    /// The school's time zone was corrected to <paramref name="timeZone"/>: due dates are local, so their instants move. Nobody waits for it,
    /// and nothing rests on it: an assignment that is read looks for itself.
    /// </summary>
    [Internal, OneWay, Alias("FollowZoneAsync")]
    Task FollowZoneAsync(string timeZone);
}
