using System.Collections.Immutable;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>Folds sessions and acknowledgements into missions and tells figures what changed.</summary>
internal static class FoldMission
{
    /// <summary>A mission that the student touches for the first time: counted while the student is in its targets.</summary>
    public static MissionState Enter(AssignmentPin pin, Student student, DateTimeOffset now) => new()
    {
        AssignmentId = pin.Id,
        ThemeId = pin.ThemeId,
        ThemeVersion = pin.ThemeVersion,
        Policy = pin.Result,
        DueAt = pin.DueAt,
        ClassId = student.ClassId,
        Counted = MissionTargets.Include(pin, student.Id, student.ClassId, student.PromotionId, now),
    };

    public static MissionState With(MissionState mission, SessionState session)
    {
        var line = LineOf(session);
        for (var i = 0; i < mission.Sessions.Length; i++)
        {
            var order = string.CompareOrdinal(mission.Sessions[i].Id, line.Id);
            if (order == 0)
                return mission with { Sessions = mission.Sessions.SetItem(i, line) };
            if (order > 0)
                return mission with { Sessions = mission.Sessions.Insert(i, line) };
        }

        return mission with { Sessions = mission.Sessions.Add(line) };
    }

    public static MissionSession LineOf(SessionState session)
    {
        var (answered, asked) = ScoreSession.Progress(session);
        var result = session.Counted?.Result;
        return new MissionSession(
            session.Id,
            session.FirstAt,
            session.CompletedAt,
            result?.Score,
            result is not { Verified: false },
            session.EndClockTrusted,
            answered,
            asked,
            session.TimeMs);
    }

    /// <summary>A device has the mission, or a student looked at it; the earliest time counts.</summary>
    public static MissionState Acknowledged(MissionState mission, string type, DateTimeOffset at)
    {
        // Who opened it has it.
        if (mission.ReceivedAt is not { } received || at < received)
            mission = mission with { ReceivedAt = at };
        if (type is EventTypes.AssignmentOpened && (mission.OpenedAt is not { } opened || at < opened))
            mission = mission with { OpenedAt = at };
        return mission;
    }

    /// <summary>Tells figures the difference, if any. Entering and what follows are two facts, so that others may notice the entering, too.</summary>
    public static MissionState AddFacts(MissionState mission, Student student, DateTimeOffset now, ImmutableArray<Fact>.Builder facts)
    {
        if (!mission.Entered)
        {
            mission = mission with { Entered = true };
            if (mission.Counted)
            {
                facts.Add(MissionFacts.Entered(CountedAs(mission, student), Moment.Of(now, student.Zone)));
                mission = mission with { CountedStatus = MissionStatus.ToDo };
            }
        }

        var status = mission.Counted ? MissionOutcome.Of(mission).Status : null;
        if (string.Equals(status, mission.CountedStatus, StringComparison.Ordinal))
            return mission;
        var revision = mission.Revision + 1;
        facts.Add(MissionFacts.Changed(CountedAs(mission, student), revision, mission.CountedStatus, status, Moment.Of(now, student.Zone)));
        return mission with { CountedStatus = status, Revision = revision };
    }

    public static CountedMission CountedAs(MissionState mission, Student student) =>
        new(student.Subject, mission.ClassId, mission.AssignmentId, mission.ThemeId, mission.ThemeVersion);
}
