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
        (ServeThemeRule.Decide(new ServeTheme("velo", null, true), Versions, [Mission])?.Version).Should().Be(2);
        (ServeThemeRule.Decide(new ServeTheme("velo", null, true), Versions, [])?.Version).Should().Be(3);
        (ServeThemeRule.Decide(new ServeTheme("velo", 2, true), Versions, [])?.Version).Should().Be(2);
        ServeThemeRule.Decide(new ServeTheme("velo", 1, true), Versions, []).Should().BeNull();
        ServeThemeRule.Decide(new ServeTheme("velo", null, true), Versions with { PublishedVersion = null }, []).Should().BeNull();
    }

    [Fact]
    public void Before_an_exam_no_version_shows_its_answers_until_the_mission_is_done()
    {
        var exam = Mission with { Mode = "pre-examen" };
        ServeThemeRule.Decide(new ServeTheme("velo", null, true), Versions, [exam])!.Value.Answers.Should().BeFalse();
        ServeThemeRule.Decide(new ServeTheme("velo", 3, true), Versions, [exam])!.Value.Answers.Should().BeFalse();
        ServeThemeRule.Decide(new ServeTheme("velo", null, true), Versions, [exam with { MissionStatus = MissionStatus.Done }])!.Value.Answers.Should().BeTrue();
        ServeThemeRule.Decide(new ServeTheme("velo", null, false), Versions, [Mission])!.Value.Answers.Should().BeFalse();
    }
}
