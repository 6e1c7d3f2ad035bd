using StudyMate.Content;
using StudyMate.People;

namespace StudyMate.Assignments;

public sealed class InboxTests
{
    private static readonly DateTimeOffset Due = new(2026, 12, 1, 22, 59, 59, TimeSpan.Zero);
    private static readonly DateTimeOffset Before = Due.AddDays(-1);
    private static readonly DateTimeOffset After = Due.AddDays(1);
    private static readonly InboxRow Row = new(
        "mission", "Révision", "quiz", "post-cours", "velo", 2, "claire", "pushed", "2026-12-01", Due, null, Before, null, false, null, null, null, null);

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

    [Fact]
    public void A_mission_pins_the_version_that_is_served()
    {
        var versions = new ThemeVersions("velo", "Vélo", "published", 3, 3, [new(2, Before.AddDays(-9)), new(3, Before)]);
        (ServeThemeRule.Decide(new ServeTheme("velo", null, true), versions, [Row])?.Version).Should().Be(2);
        (ServeThemeRule.Decide(new ServeTheme("velo", null, true), versions, [])?.Version).Should().Be(3);
        (ServeThemeRule.Decide(new ServeTheme("velo", 2, true), versions, [])?.Version).Should().Be(2);
        ServeThemeRule.Decide(new ServeTheme("velo", 1, true), versions, []).Should().BeNull();
        ServeThemeRule.Decide(new ServeTheme("velo", null, true), versions with { PublishedVersion = null }, []).Should().BeNull();
    }

    [Fact]
    public void Before_an_exam_no_version_shows_its_answers_until_the_mission_is_done()
    {
        var versions = new ThemeVersions("velo", "Vélo", "published", 3, 3, [new(2, Before.AddDays(-9)), new(3, Before)]);
        var exam = Row with { Mode = "pre-examen" };
        ServeThemeRule.Decide(new ServeTheme("velo", null, true), versions, [exam])!.Value.Answers.Should().BeFalse();
        ServeThemeRule.Decide(new ServeTheme("velo", 3, true), versions, [exam])!.Value.Answers.Should().BeFalse();
        ServeThemeRule.Decide(new ServeTheme("velo", null, true), versions, [exam with { MissionStatus = MissionStatus.Done }])!.Value.Answers.Should().BeTrue();
        ServeThemeRule.Decide(new ServeTheme("velo", null, false), versions, [Row])!.Value.Answers.Should().BeFalse();
    }
}
