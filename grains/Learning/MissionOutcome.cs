using StudyMate.Assignments;

namespace StudyMate.Learning;

/// <summary>
/// What follows from a mission's sessions; all independent of the order in which they arrived. The result is one session: of the completed ones,
/// verified before unverified, on time before late, then by the mission's policy, then the earliest, then the id.
/// </summary>
/// <param name="Status">Running from the first session on, done with the first completed one.</param>
/// <param name="StartedAt">Of the earliest session.</param>
/// <param name="CompletedAt">Of the session that counts.</param>
/// <param name="Score">Of the session that counts.</param>
/// <param name="Late">Whether that one came after the due date; null while none is completed.</param>
/// <param name="ProgressPercent">Questions answered of those asked, in the session that got furthest; 100 when done.</param>
/// <param name="TimeMs">Of the session that counts; of all sessions while none is completed.</param>
internal sealed record MissionOutcome(
    string Status,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    double? Score,
    bool? Late,
    double ProgressPercent,
    long TimeMs)
{
    public static MissionOutcome Of(MissionState mission)
    {
        DateTimeOffset? started = null;
        MissionSession? result = null;
        var (progress, time) = (0.0, 0L);
        foreach (var session in mission.Sessions)
        {
            time += session.TimeMs;
            if (started is null || session.FirstAt < started)
                started = session.FirstAt;
            if (session.Asked > 0)
                progress = Math.Max(progress, (2000L * session.Answered + session.Asked) / (2L * session.Asked) / 10.0);
            // Sessions come sorted by id: the first id wins between equals.
            if (session.CompletedAt is not null && (result is null || Compare(mission, session, result) < 0))
                result = session;
        }

        return result is null
            ? new MissionOutcome(mission.Sessions.IsEmpty ? MissionStatus.ToDo : MissionStatus.Running, started, null, null, null, Math.Min(100, progress), time)
            : new MissionOutcome(MissionStatus.Done, started, result.CompletedAt, result.Score, IsLate(mission, result), 100, result.TimeMs);
    }

    /// <summary>Below zero when the first of two completed sessions is rather the result.</summary>
    private static int Compare(MissionState mission, MissionSession a, MissionSession b)
    {
        if (a.Verified != b.Verified)
            return a.Verified ? -1 : 1;
        var (late, otherLate) = (IsLate(mission, a), IsLate(mission, b));
        if (late != otherLate)
            return late ? 1 : -1;
        var byPolicy = mission.Policy switch
        {
            ResultPolicies.First => 0,
            ResultPolicies.Last => b.CompletedAt!.Value.CompareTo(a.CompletedAt!.Value),
            // One without a score (all open and not yet marked) comes after any.
            _ => (b.Score ?? -1).CompareTo(a.Score ?? -1),
        };
        return byPolicy != 0 ? byPolicy : a.CompletedAt!.Value.CompareTo(b.CompletedAt!.Value);
    }

    /// <summary>By the server's time; whose clock cannot be believed does not show that it was in time.</summary>
    private static bool IsLate(MissionState mission, MissionSession session) =>
        mission.DueAt is { } due && (!session.ClockTrusted || session.CompletedAt > due);
}
