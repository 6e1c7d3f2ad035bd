using System.Globalization;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Learning;

namespace StudyMate.Assignments;

/// <summary>A student's mission as figures count it.</summary>
/// <param name="Subject">Pseudonym of the student.</param>
/// <param name="ClassId">Class of the student when the mission was received; figures count it there.</param>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="ThemeId">What is worked on.</param>
/// <param name="ThemeVersion">The pinned version.</param>
internal sealed record CountedMission(string Subject, string? ClassId, string AssignmentId, string ThemeId, int ThemeVersion);

/// <summary>
/// What figures are told of missions. Whoever notices first that a student received one, the assignment that hands it out or the first
/// work on it, writes the same fact under the same id: it is there once.
/// </summary>
internal static class MissionFacts
{
    private const string AnswersSeenKind = "mission.answers_seen";

    /// <summary>The student received the mission. The same fact whoever writes it, apart from the moment.</summary>
    public static Fact Entered(CountedMission mission, Moment now) => Changed(mission, 0, null, MissionStatus.ToDo, now);

    /// <summary>The student is shown the answers of the mission: what comes after it in the log does not count for it.</summary>
    public static Fact AnswersSeen(CountedMission mission, Moment now) =>
        Of(mission, DerivedId.Of("answers-seen", mission.Subject, mission.AssignmentId), AnswersSeenKind, now) with { Actor = mission.Subject };

    /// <summary>The status that counts became another; null for not counted.</summary>
    /// <param name="mission">Whose, and of what.</param>
    /// <param name="revision">Counts the changes of this mission, from 1; 0 is the entering.</param>
    /// <param name="from">What figures were told before.</param>
    /// <param name="to">What counts from now on.</param>
    /// <param name="now">When.</param>
    public static Fact Changed(CountedMission mission, int revision, string? from, string? to, Moment now) =>
        Of(mission, IdOf(mission.Subject, mission.AssignmentId, revision), FoldedKinds.MissionChanged, now) with
        {
            Payload = JsonSerializer.Serialize(new MissionChanged(from, to, to is not null), FoldedFactsJson.Default.MissionChanged),
            Folded = true,
        };

    /// <summary>Unique per tenant and not giving the student away, hence the hash with the pseudonym.</summary>
    public static string IdOf(string subject, string assignmentId, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{DerivedId.Of("mission", subject, assignmentId)}-{revision}");

    private static Fact Of(CountedMission mission, string id, string kind, Moment now) => new(id, kind)
    {
        Subject = mission.Subject,
        Actor = "system",
        ClassId = mission.ClassId,
        ThemeId = mission.ThemeId,
        ThemeVersion = mission.ThemeVersion,
        AssignmentId = mission.AssignmentId,
        OccurredAt = now.At,
        RecordedAt = now.At,
        SchoolDay = now.SchoolDay,
        Payload = "{}",
    };
}
