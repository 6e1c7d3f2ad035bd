using System.Collections.Immutable;
using StudyMate.People;

namespace StudyMate.Assignments;

/// <summary>
/// An assignment that is or was for a student, with the student's row if there is one. Hits are those of its targets that the
/// student is in: <c>type/id</c>, separated by spaces.
/// </summary>
internal sealed record InboxRow(
    string Id,
    string Title,
    string Type,
    string Mode,
    string ThemeId,
    int ThemeVersion,
    string AuthorId,
    string Status,
    string? Due,
    DateTimeOffset? DueAt,
    string? Instructions,
    DateTimeOffset CreatedAt,
    string? Hits,
    bool Counted,
    string? MissionStatus,
    DateTimeOffset? CompletedAt,
    double? Score,
    double? Progress,
    bool? Late,
    string? Result,
    string? AnswersRelease,
    DateTimeOffset? AnswersReleasedAt,
    DateTimeOffset? AnswersSeenAt)
{
    public bool IsEntered => MissionStatus is not null;

    private string ResultPolicy => AssignmentModes.ResultPolicyOf(Mode, Result);

    private string? Release => AssignmentModes.ReleaseOf(Mode, AnswersRelease);

    public AssignmentPin Pin(ImmutableArray<AssignmentTarget> targets) =>
        new(Id, ThemeId, ThemeVersion, Mode, Status, DueAt, targets, AuthorId, ResultPolicy, Release, AnswersReleasedAt);

    /// <summary>The answers may leave now, as far as this mission is concerned.</summary>
    public bool ReleasesAnswers(DateTimeOffset now) => AnswersReleasedAt is not null || Release switch
    {
        null => true,
        AnswerReleases.Due => now > DueAt,
        AnswerReleases.Teacher => false,
        _ => MissionStatus is Assignments.MissionStatus.Done,
    };

    public Mission View(DateTimeOffset now) => new(
        Id,
        Title,
        ThemeId,
        ThemeVersion,
        Type,
        Mode,
        Due,
        DueAt,
        MissionStatus ?? Assignments.MissionStatus.ToDo,
        Late ?? AssignmentReader.IsOverdue(DueAt, CompletedAt, now),
        Progress ?? 0,
        Score,
        Instructions,
        CompletedAt,
        ResultPolicy,
        Release,
        ReleasesAnswers(now));
}

/// <param name="Row">The assignment and the student's row.</param>
/// <param name="Targets">The student's own targets.</param>
/// <param name="Counts">It is this student's mission now.</param>
internal sealed record InboxEntry(InboxRow Row, ImmutableArray<AssignmentTarget> Targets, bool Counts);

/// <summary>
/// Whose mission an assignment is. While it is open: whoever is in its targets. After the due date the targets are closed: those who had it
/// keep it, those who join later do not receive it.
/// </summary>
internal static class Inbox
{
    /// <summary>Newest first; far more than a student can have open at once.</summary>
    public const int MaxMissions = 300;

    public static InboxEntry Entry(InboxRow row, StudentProfile student, DateTimeOffset now)
    {
        var targets = Targets(row.Hits);
        var isTarget = student.Status is StudentStatuses.Active
            && MissionTargets.Include(row.Pin(targets), student.Id, student.ClassId, student.PromotionId, now);
        var counts = isTarget || (row.IsEntered && row.Counted && row.DueAt is { } due && now > due);
        return new InboxEntry(row, targets, counts);
    }

    private static ImmutableArray<AssignmentTarget> Targets(string? hits)
    {
        if (hits is null)
            return [];
        var targets = ImmutableArray.CreateBuilder<AssignmentTarget>();
        foreach (var hit in hits.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var slash = hit.IndexOf('/', StringComparison.Ordinal);
            targets.Add(new AssignmentTarget(hit[..slash], hit[(slash + 1)..]));
        }

        return targets.ToImmutable();
    }
}
