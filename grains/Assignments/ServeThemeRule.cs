using System.Collections.Immutable;
using StudyMate.Content;

namespace StudyMate.Assignments;

/// <summary>
/// ServeTheme: which version of a theme a student gets, and whether with answers.
/// <para>
/// Route: GET /api/student/themes/{id}. Grain: <see cref="IStudentMissionsGrain.GetThemeAsync"/>. Effects: mission.answers_seen for each
/// mission that the answers end. Refusal: theme.not_found.
/// </para>
/// Students may work on everything that was published to them: versions that a mission pins, and versions that are or were the served one;
/// never a draft. Answers are left out when asked, and for every version as long as a mission before an exam keeps them back.
/// </summary>
internal static class ServeThemeRule
{
    /// <summary>The version and whether its answers may be seen; null when there is nothing for this student.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="versions">The theme's versions.</param>
    /// <param name="missions">The student's missions on this theme.</param>
    /// <param name="now">Now.</param>
    public static ServedVersion? Decide(ServeTheme query, ThemeVersions versions, ImmutableArray<InboxRow> missions, DateTimeOffset now)
    {
        // The one still to be done, then the newest.
        var pinned = missions
            .OrderBy(mission => mission.MissionStatus is MissionStatus.Done)
            .ThenByDescending(mission => mission.CreatedAt)
            .FirstOrDefault();
        var version = query.Version ?? pinned?.ThemeVersion ?? versions.PublishedVersion;
        if (version is not { } found
            || !(missions.Any(mission => mission.ThemeVersion == found) || versions.Publications.Any(publication => publication.Version == found)))
        {
            return null;
        }

        // Another version of the same theme has much the same answers: an exam ahead hides them all, and showing any ends it.
        if (!query.Answers || !missions.All(mission => mission.ReleasesAnswers(now)))
            return new ServedVersion(found, Answers: false, []);
        return new ServedVersion(
            found, Answers: true, [.. missions.Where(mission => mission.Mode is AssignmentModes.BeforeExam && mission.AnswersSeenAt is null)]);
    }
}

/// <param name="Version">Which version.</param>
/// <param name="Answers">With its answers.</param>
/// <param name="Ends">Missions that the student's work no longer counts for once the answers have left.</param>
internal readonly record struct ServedVersion(int Version, bool Answers, ImmutableArray<InboxRow> Ends);
