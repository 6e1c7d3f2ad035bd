using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Assignments;

/// <summary>Rows of assignments and of the missions that they hand out.</summary>
internal static class AssignmentRows
{
    /// <summary>The assignment, what it is for and, when it was pushed just now, the entry that tells of it.</summary>
    public static ImmutableArray<RowChange> Of(string tenant, string id, AssignmentState state)
    {
        // What is without facts (nothing is counted any more) changes nothing that lists show.
        if (state.Pending is not { Facts: [var latest, ..] facts })
            return [];
        var rows = ImmutableArray.CreateBuilder<RowChange>();
        rows.Add(RowChange.Put(
            "assignments",
            [("tenant", tenant), ("id", id)],
            ("title", state.Title),
            ("search", Searchable(state.Title)),
            ("type", state.Type),
            ("mode", state.Mode),
            ("theme_id", state.ThemeId),
            ("theme_version", state.ThemeVersion),
            ("author_id", state.AuthorId),
            ("status", state.Status),
            ("due", state.Due),
            ("due_at", state.DueAt),
            ("instructions", state.Instructions),
            ("created_at", (DateTimeOffset?)state.CreatedAt),
            ("result", state.ResultPolicy),
            ("answers_release", state.Release),
            ("answers_released_at", state.AnswersReleasedAt)));
        foreach (var target in state.Targets)
        {
            rows.Add(RowChange.Add(
                "assignment_targets", [("tenant", tenant), ("assignment_id", id), ("type", target.Type), ("target_id", target.Id)]));
        }

        if (facts.Any(fact => fact.Kind is AssignmentFacts.Pushed))
            rows.Add(AssignmentFacts.Outbox(tenant, id, state, latest.OccurredAt));
        return rows.ToImmutable();
    }

    /// <summary>A student receives the mission, unless the row exists: from then on the learning grain writes it.</summary>
    public static RowChange AddMission(string tenant, string id, TargetStudent student) => RowChange.Add(
        "assignment_students",
        [("tenant", tenant), ("assignment_id", id), ("student_id", student.Id)],
        ("class_id", student.ClassId),
        ("counted", true),
        ("status", MissionStatus.ToDo),
        ("progress", 0),
        ("time_ms", 0),
        ("revision", 0));

    /// <summary>The fact that goes with <see cref="AddMission"/>.</summary>
    public static Fact Entered(string id, AssignmentState state, TargetStudent student, Moment now) =>
        MissionFacts.Entered(new CountedMission(student.Subject, student.ClassId, id, state.ThemeId, state.ThemeVersion), now);

    /// <summary>As lists search. Unlike <see cref="Folding.Of"/> it keeps white space and ligatures: so it stands in the rows.</summary>
    private static string Searchable(string title) => TypedText.Composed(Folding.WithoutAccents(title));
}

/// <summary>An active student in the targets of an assignment.</summary>
internal sealed record TargetStudent(string Id, string Subject, string? ClassId);
