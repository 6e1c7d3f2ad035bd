using System.Collections.Immutable;

namespace StudyMate.Analytics;

public sealed class KpisTests
{
    private static readonly FigureWindow Window = new(new(2026, 3, 1), new(2026, 3, 30));

    [Fact]
    public void An_assignment_is_completed_once_every_counted_student_has_finished()
    {
        var kpis = Of(
            [new("m1", 3, 3), new("m2", 3, 2), new("m3", 1, 0)],
            new AssignmentRow("m1", "t", "ack"), new AssignmentRow("m2", "t", "pushed"), new AssignmentRow("m3", "t", "error"));

        kpis.Assignments.Should().Be(new AssignmentsKpi(3, 2, 1));
    }

    [Fact]
    public void Drafts_cancelled_and_unknown_assignments_do_not_count()
    {
        var kpis = Of(
            [new("draft", 1, 0), new("gone", 1, 1), new("unknown", 1, 1), new("kept", 1, 1)],
            new AssignmentRow("draft", "t", "draft"), new AssignmentRow("gone", "t", "cancelled"), new AssignmentRow("kept", "t", "pushed"));

        kpis.Assignments.Should().Be(new AssignmentsKpi(1, 1, 1));
    }

    [Fact]
    public void A_theme_filter_applies_to_assignments()
    {
        var scope = Scope([new("m1", 1, 0), new("m2", 1, 0)]);
        var kpis = Kpis.Of([scope], Kpis.Merge([scope]), [new("m1", "t", "pushed"), new("m2", "u", "pushed")], "u", Window, 1);
        kpis.Assignments.Total.Should().Be(1);
    }

    [Fact]
    public void Classes_add_up_and_share_an_assignment()
    {
        ImmutableArray<ScopeFigures> parts =
        [
            Scope([new("m1", 2, 2)]) with { Students = 2, ActiveStudents = 1, Sessions = new(4, 2, 1_800_000) },
            Scope([new("m1", 3, 2)]) with { Students = 3, ActiveStudents = 3, Sessions = new(4, 4, 1_800_000) },
        ];

        var kpis = Kpis.Of(parts, Kpis.Merge(parts), [new("m1", "t", "pushed")], null, Window, 7);

        kpis.Students.Should().Be(new StudentsKpi(5, 4, 80));
        kpis.Sessions.Should().Be(new SessionsKpi(8, 6, 75, 1));
        kpis.Assignments.Should().Be(new AssignmentsKpi(1, 1, 0));
        (kpis.From, kpis.To, kpis.Position).Should().Be((Window.From, Window.To, 7));
    }

    private static KpisView Of(ImmutableArray<MissionFigures> missions, params ImmutableArray<AssignmentRow> rows)
    {
        var scope = Scope(missions);
        return Kpis.Of([scope], Kpis.Merge([scope]), rows, null, Window, 1);
    }

    private static ScopeFigures Scope(ImmutableArray<MissionFigures> missions) => new(0, 0, new SessionTotals(0, 0, 0), [], missions, 1);
}
