using System.Collections.Immutable;

namespace StudyMate.Learning;

public sealed class ProgressFormulasTests
{
    private static readonly DateOnly Today = new(2026, 3, 11);
    private static readonly Dictionary<string, string> NoTitles = [];

    [Fact]
    public void Progress_counts_finished_sessions_and_all_time()
    {
        // Days 0, 1 and 2 are 2, 3 and 4 March.
        var progress = Of(
            BadgesTests.Session(0, 40, "a"),
            BadgesTests.Session(1, 100, "a"),
            BadgesTests.Session(2, 50, "b") with { AssignmentId = "m1" },
            BadgesTests.Session(3, 10, "b") with { Completed = false, TimeMs = 30_500 },
            BadgesTests.Session(4, 90, "b") with { Verified = false, AssignmentId = "m1" });

        progress.Sessions.Should().Be(4);
        progress.AverageScore.Should().Be(70);
        progress.Mastery.Should().Be(0.75); // a: 1, b: .5
        progress.TotalTimeSeconds.Should().Be(270);
        progress.CompletedAssignments.Should().Be(1);
        progress.Position.Should().Be(42);
        progress.Themes.Select(theme => theme.ThemeId).Should().Equal("b", "a");
        (progress.Themes[0].Attempts, progress.Themes[0].Score, progress.Themes[0].Mastery).Should().Be((2, 70.0, 0.5));
        (progress.Themes[1].Attempts, progress.Themes[1].Score, progress.Themes[1].Mastery).Should().Be((2, 70.0, 1.0));
        progress.Strengths.Should().Equal("a");
        progress.Weaknesses.Should().BeEmpty(); // both means are 70
    }

    [Fact]
    public void A_theme_is_weak_where_the_figures_of_the_class_count_it_as_failed()
    {
        var progress = Of(
            BadgesTests.Session(0, 49, "below"),
            BadgesTests.Session(1, 50, "at"),
            BadgesTests.Session(2, 20, "late"), BadgesTests.Session(3, 90, "late"), BadgesTests.Session(4, 20, "late"), // mean 43.3, best 90
            BadgesTests.Session(5, 30, "unverified") with { Verified = false },
            BadgesTests.Session(6, 55, "passed"));

        progress.Weaknesses.Should().Equal("unverified", "late", "below");
        progress.Strengths.Should().BeEmpty();
        progress.Themes.Where(theme => !theme.IsMasteryKnown).Select(theme => theme.ThemeId).Should().Equal("unverified");
    }

    [Fact]
    public void A_student_without_sessions_has_zeroes()
    {
        var progress = Of();
        (progress.Sessions, progress.AverageScore, progress.Mastery, progress.TotalTimeSeconds).Should().Be((0, 0.0, 0.0, 0L));
        progress.Themes.Should().BeEmpty();
        progress.Badges.Should().BeEmpty();
        progress.Trend.Should().Be("stable");
    }

    [Fact]
    public void Mastery_never_decreases() =>
        Of(BadgesTests.Session(0, 90), BadgesTests.Session(1, 20)).Mastery.Should().Be(0.9);

    [Theory]
    // Day 9 is today, 11 March.
    [InlineData(new[] { 6, 7, 8 }, 3)] // today is not over
    [InlineData(new[] { 6, 7, 9 }, 1)]
    [InlineData(new[] { 8, 9 }, 2)]
    [InlineData(new[] { 5, 6, 7 }, 0)]
    public void A_streak_ends_today_or_yesterday(int[] days, int streak) =>
        Of([.. days.Select(day => BadgesTests.Session(day, 50))]).StreakDays.Should().Be(streak);

    [Fact]
    public void The_last_seven_days_include_today()
    {
        var progress = Of([.. Enumerable.Range(0, 12).Select(day => BadgesTests.Session(day, 50))]);
        progress.SessionsLast7Days.Should().Be(7); // 5 to 11 March; 12 and 13 March are not there yet
    }

    [Theory]
    [InlineData(new[] { 50, 50, 50, 50, 50, 60, 60, 60, 60, 60 }, "improving")]
    [InlineData(new[] { 50, 50, 50, 50, 50, 59, 59, 60, 60, 60 }, "stable")]
    [InlineData(new[] { 80, 80, 80, 80, 80, 70, 70, 70, 70, 70 }, "declining")]
    [InlineData(new[] { 10, 90 }, "stable")]
    [InlineData(new[] { 10, 50, 50, 50, 50, 50 }, "improving")]
    [InlineData(new[] { 10, 90, 90, 90 }, "stable")]
    public void The_trend_compares_the_last_five_with_the_five_before(int[] scores, string trend) =>
        ProgressFormulas.Trend([.. scores.Select((score, i) => BadgesTests.Session(i, score))]).Should().Be(trend);

    [Fact]
    public void Daily_scores_cover_thirty_days_and_average_each_day()
    {
        var progress = Of(BadgesTests.Session(-30, 10), BadgesTests.Session(0, 40), BadgesTests.Session(0, 70, id: "x"), BadgesTests.Session(2, 100));
        progress.ScoreTrend.Should().Equal(new DayScore(new(2026, 3, 2), 55), new DayScore(new(2026, 3, 4), 100));
    }

    private static ProgressView Of(params ImmutableArray<ProgressSession> sessions) => ProgressFormulas.Of(sessions, NoTitles, Today, 42);
}
