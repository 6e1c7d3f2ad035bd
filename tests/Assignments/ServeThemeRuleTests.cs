using StudyMate.Content;

namespace StudyMate.Assignments;

public sealed class ServeThemeRuleTests
{
    private static readonly DateTimeOffset Published = new(2026, 11, 30, 22, 59, 59, TimeSpan.Zero);
    private static readonly InboxRow Mission = InboxTests.Row;
    private static readonly ThemeVersions Versions = new("velo", "Vélo", "published", 3, 3, [new(2, Published.AddDays(-9)), new(3, Published)]);

    [Fact]
    public void A_mission_pins_the_version_that_is_served()
    {
        Decide(new ServeTheme("velo", null, true), Mission)!.Value.Version.Should().Be(2);
        Decide(new ServeTheme("velo", null, true))!.Value.Version.Should().Be(3);
        Decide(new ServeTheme("velo", 2, true))!.Value.Version.Should().Be(2);
        Decide(new ServeTheme("velo", 1, true)).Should().BeNull();
        ServeThemeRule.Decide(new ServeTheme("velo", null, true), Versions with { PublishedVersion = null }, [], Published).Should().BeNull();
    }

    [Fact]
    public void Before_an_exam_no_version_shows_its_answers_until_the_mission_is_done()
    {
        var exam = Mission with { Mode = "pre-examen" };
        Decide(new ServeTheme("velo", null, true), exam)!.Value.Answers.Should().BeFalse();
        Decide(new ServeTheme("velo", 3, true), exam)!.Value.Answers.Should().BeFalse();
        Decide(new ServeTheme("velo", null, true), exam with { MissionStatus = MissionStatus.Done })!.Value.Answers.Should().BeTrue();
        Decide(new ServeTheme("velo", null, false), Mission)!.Value.Answers.Should().BeFalse();
    }

    [Theory]
    [InlineData(null, "terminee", 0, false, true)]
    [InlineData("completion", "en_cours", 9, false, false)]
    [InlineData("due", "terminee", 0, false, false)]
    [InlineData("due", "a_faire", 9, false, true)]
    [InlineData("teacher", "terminee", 9, false, false)]
    [InlineData("teacher", "a_faire", 0, true, true)]
    public void The_mission_says_when_answers_are_released(string? release, string status, int daysLater, bool released, bool shown)
    {
        var now = Published.AddDays(daysLater);
        var exam = Mission with
        {
            Mode = "pre-examen",
            AnswersRelease = release,
            MissionStatus = status,
            DueAt = Published.AddDays(1),
            AnswersReleasedAt = released ? Published : null,
        };
        ServeThemeRule.Decide(new ServeTheme("velo", null, true), Versions, [exam], now)!.Value.Answers.Should().Be(shown);
    }

    [Fact]
    public void Answers_that_leave_end_the_missions_before_an_exam_that_have_not_ended_yet()
    {
        var done = Mission with { Mode = "pre-examen", MissionStatus = MissionStatus.Done };
        var ended = done with { Id = "ended", AnswersSeenAt = Published };
        Decide(new ServeTheme("velo", null, true), Mission with { Id = "lesson" }, done, ended)!.Value.Ends.Should().Equal(done);
        Decide(new ServeTheme("velo", null, false), done)!.Value.Ends.Should().BeEmpty();
    }

    private static ServedVersion? Decide(ServeTheme query, params InboxRow[] missions) => ServeThemeRule.Decide(query, Versions, [.. missions], Published);
}
