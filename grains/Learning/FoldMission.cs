using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>Folds sessions and acknowledgements into missions and tells figures what changed.</summary>
internal static class FoldMission
{
    /// <summary>A mission that the student touches for the first time: counted while the student is in its targets.</summary>
    public static WorkMission Enter(AssignmentPin pin, Student student, DateTimeOffset now) => new()
    {
        AssignmentId = pin.Id,
        ThemeId = pin.ThemeId,
        ThemeVersion = pin.ThemeVersion,
        ClassId = student.ClassId,
        Counted = IsTarget(pin, student, now),
    };

    /// <summary>Class and promotion targets live until the due date: who joins later does not receive the mission.</summary>
    public static bool IsTarget(AssignmentPin pin, Student student, DateTimeOffset now)
    {
        if (pin.Status is AssignmentStatus.Cancelled or AssignmentStatus.Draft)
            return false;
        foreach (var target in pin.Targets)
        {
            var hit = target.Type switch
            {
                TargetTypes.Student => string.Equals(target.Id, student.Id, StringComparison.Ordinal),
                TargetTypes.Class => IsOpen(pin, now) && string.Equals(target.Id, student.ClassId, StringComparison.Ordinal),
                TargetTypes.Promotion => IsOpen(pin, now) && string.Equals(target.Id, student.PromotionId, StringComparison.Ordinal),
                _ => false,
            };
            if (hit)
                return true;
        }

        return false;
    }

    public static WorkMission With(WorkMission mission, WorkSession session)
    {
        var (answered, asked) = ScoreSession.Progress(session);
        var line = new MissionSession(
            session.Id, session.FirstAt, session.CompletedAt, session.Counted?.Result?.Score, answered, asked, session.TimeMs);
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

    /// <summary>A device has the mission, or a student looked at it; the earliest time counts.</summary>
    public static WorkMission Acknowledged(WorkMission mission, string type, DateTimeOffset at)
    {
        // Who opened it has it.
        if (mission.ReceivedAt is not { } received || at < received)
            mission = mission with { ReceivedAt = at };
        if (type is EventTypes.AssignmentOpened && (mission.OpenedAt is not { } opened || at < opened))
            mission = mission with { OpenedAt = at };
        return mission;
    }

    /// <summary>Tells figures the difference, if any. Entering and what follows are two facts, so that others may notice the entering, too.</summary>
    public static WorkMission Tell(WorkMission mission, Student student, DateTimeOffset now, ImmutableArray<Fact>.Builder facts)
    {
        if (!mission.Entered)
        {
            mission = mission with { Entered = true };
            if (mission.Counted)
            {
                facts.Add(Entered(mission, student, now));
                mission = mission with { Told = MissionStatus.ToDo };
            }
        }

        var status = mission.Counted ? MissionOutcome.Of(mission).Status : null;
        if (string.Equals(status, mission.Told, StringComparison.Ordinal))
            return mission;
        var revision = mission.Revision + 1;
        facts.Add(Changed($"{LearningIds.Mission(student.Subject, mission.AssignmentId)}-{revision}", mission, student, mission.Told, status, now));
        return mission with { Told = status, Revision = revision };
    }

    /// <summary>The student received the mission. The same fact whoever writes it, apart from the moment.</summary>
    public static Fact Entered(WorkMission mission, Student student, DateTimeOffset now) =>
        Changed(LearningIds.MissionEntered(student.Subject, mission.AssignmentId), mission, student, null, MissionStatus.ToDo, now);

    private static Fact Changed(string id, WorkMission mission, Student student, string? from, string? to, DateTimeOffset now) =>
        new(id, FoldedKinds.MissionChanged)
        {
            Subject = student.Subject,
            Actor = "system",
            ClassId = mission.ClassId,
            ThemeId = mission.ThemeId,
            ThemeVersion = mission.ThemeVersion,
            AssignmentId = mission.AssignmentId,
            OccurredAt = now,
            RecordedAt = now,
            SchoolDay = SchoolTime.DayOf(now, student.Zone),
            Payload = JsonSerializer.Serialize(new MissionChanged(from, to, to is not null), FoldedFactsJson.Default.MissionChanged),
            Folded = true,
        };

    private static bool IsOpen(AssignmentPin pin, DateTimeOffset now) => pin.DueAt is not { } due || now <= due;
}
