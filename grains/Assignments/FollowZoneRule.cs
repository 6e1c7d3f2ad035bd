using StudyMate.Common;

namespace StudyMate.Assignments;

/// <summary>
/// FollowZone: a due date is local to the school, so when its zone was corrected, the instant is another.
/// <para>
/// Grain: <see cref="IAssignmentGrain.FollowZoneAsync"/>, and whenever mission rows are brought in line. Effects: assignment.changed by the house,
/// row assignments. No refusals: what nothing follows for is left as it is.
/// </para>
/// </summary>
internal static class FollowZoneRule
{
    public static AssignmentState Decide(AssignmentState state, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (state is not { IsOut: true, Due: { } due, DueAt: { } at } || SchoolTime.Shows(at, due, zone))
            return state;
        if (SchoolTime.InstantOf(due, zone) is not { } meant)
            return state;
        // What is over and stays over keeps its results and its students; a later end opens it again.
        return state.IsClosed && meant <= now ? state : UpdateAssignmentRule.WithDue(state, due, meant);
    }
}
