using System.Collections.Immutable;

namespace StudyMate.Learning;

/// <summary>What the learning grain holds in memory: exactly what is durable, of the sessions and missions it was asked about.</summary>
internal sealed record LearningState(
    ImmutableDictionary<string, SessionState> Sessions,
    ImmutableDictionary<string, MissionState> Missions)
{
    /// <summary>Sessions kept; older ones are loaded from their row when a late event arrives.</summary>
    public const int KeptSessions = 50;

    /// <summary>Missions kept; others are loaded from their rows.</summary>
    public const int KeptMissions = 50;

    public static readonly LearningState Empty = new(
        ImmutableDictionary.Create<string, SessionState>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, MissionState>(StringComparer.Ordinal));

    /// <summary>The state without what has waited longest.</summary>
    public LearningState Trimmed()
    {
        var sessions = Sessions;
        if (sessions.Count > KeptSessions)
        {
            var oldest = sessions.Values.OrderBy(session => session.LastAt);
            sessions = sessions.RemoveRange(oldest.Take(sessions.Count - KeptSessions).Select(session => session.Id).ToArray());
        }

        var missions = Missions;
        if (missions.Count > KeptMissions)
        {
            var idle = missions.Values.OrderBy(mission => mission.Sessions.IsEmpty ? default : mission.Sessions.Max(session => session.FirstAt)).Select(mission => mission.AssignmentId);
            missions = missions.RemoveRange(idle.Take(missions.Count - KeptMissions).ToArray());
        }

        return new LearningState(sessions, missions);
    }
}
