using StudyMate.People;

namespace StudyMate.Assignments;

public sealed class InboxTests
{
    private static readonly DateTimeOffset Due = new(2026, 12, 1, 22, 59, 59, TimeSpan.Zero);
    private static readonly DateTimeOffset Before = Due.AddDays(-1);
    private static readonly DateTimeOffset After = Due.AddDays(1);
    internal static readonly InboxRow Row = new(
        "mission", "Révision", "quiz", "post-cours", "velo", 2, "claire", "pushed", "2026-12-01", Due, null, Before, null, false, null, null, null, null, null, null, null, null,
        null);

    private static readonly StudentProfile Emma = new(
        "emma", "subject-emma", "Emma", "Petit", "class-a", "promo-1", StudentStatuses.Active, false);

    [Theory]
    [InlineData("class/class-a", false, false, true)]
    [InlineData("class/class-b", false, false, false)]
    [InlineData("promotion/promo-1", false, false, true)]
    [InlineData("student/emma", false, true, true)]
    [InlineData("class/class-a", false, true, false)]
    [InlineData("class/class-a", true, true, true)]
    [InlineData(null, true, false, false)]
    [InlineData(null, true, true, true)]
    public void Whose_mission_it_is(string? hits, bool entered, bool afterDue, bool expected)
    {
        var row = Row with { Hits = hits, Counted = entered, MissionStatus = entered ? MissionStatus.ToDo : null };
        Inbox.Entry(row, Emma, afterDue ? After : Before).Counts.Should().Be(expected);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public void Overdue_is_what_was_not_completed_in_time(bool afterDue, bool completedLate, bool expected)
    {
        var row = completedLate ? Row with { MissionStatus = MissionStatus.Done, CompletedAt = After } : Row;
        row.View(afterDue ? After.AddDays(1) : Before).Overdue.Should().Be(expected);
        (Row with { MissionStatus = MissionStatus.Done, CompletedAt = Before }).View(After).Overdue.Should().BeFalse();
    }
}
