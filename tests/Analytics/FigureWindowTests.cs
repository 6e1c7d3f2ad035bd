using StudyMate.Common;

namespace StudyMate.Analytics;

public sealed class FigureWindowTests
{
    private static readonly DateOnly Today = new(2026, 3, 30);

    [Fact]
    public void A_window_covers_thirty_days_that_end_today() =>
        FigureWindow.Of(null, null, Today).Value.Should().Be(new FigureWindow(new(2026, 3, 1), Today));

    [Fact]
    public void Both_ends_belong_to_the_window()
    {
        var window = FigureWindow.Of(Day("2026-03-02"), Day("2026-03-08"), Today).Value;
        var facts = new SampleFacts();
        foreach (var day in Enumerable.Range(1, 9))
            facts.Played("s1", $"t{day}", new DateOnly(2026, 3, day), 80);

        var rows = SummaryReader.Stats(facts.Fold(), window, null);

        rows.Select(row => row.ThemeId).Should().Equal("t2", "t3", "t4", "t5", "t6", "t7", "t8");
        SummaryReader.Sessions(facts.Fold(), window, null).Should().Be(new SessionTotals(7, 7, 7 * 60_000));
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-09")]
    [InlineData("2026-03-31", null)]
    [InlineData("0001-01-01", "2026-03-09")]
    public void An_impossible_period_is_refused_and_names_the_field(string from, string? to)
    {
        var error = FigureWindow.Of(Day(from), to is null ? null : Day(to), Today).Error;
        error!.Code.Should().Be("analytics.invalid_period");
        error.Field.Should().Be("from");
    }

    [Fact]
    public void The_first_days_of_the_calendar_are_a_window_too() =>
        FigureWindow.Of(null, Day("0001-01-03"), Today).Value.From.Should().Be(DateOnly.MinValue);

    [Fact]
    public void Active_is_who_worked_in_the_seven_days_up_to_the_end()
    {
        var facts = new SampleFacts()
            .Started("long-ago", "t", Today.AddDays(-7))
            .Started("just", "t", Today.AddDays(-6))
            .Started("today", "t", Today)
            .Started("tomorrow", "t", Today.AddDays(1));

        var active = SummaryReader.Active(facts.Fold(), FigureWindow.Of(null, null, Today).Value, null);

        active.Order(StringComparer.Ordinal).Should().Equal("just", "today");
    }

    [Fact]
    public void Mastery_looks_back_beyond_the_window_but_not_past_its_end()
    {
        var window = FigureWindow.Of(Day("2026-03-10"), Day("2026-03-20"), Today).Value;
        var row = SummaryReader.Stats(
            new SampleFacts()
                .Played("s1", "t", new DateOnly(2026, 1, 5), 90)
                .Played("s1", "t", new DateOnly(2026, 3, 12), 60)
                .Played("s1", "t", new DateOnly(2026, 3, 25), 100)
                .Fold(),
            window,
            null)
            .Should().ContainSingle().Subject;

        (row.Attempts, row.Score, row.Mastery).Should().Be((1, 60m, 0.9m));
    }

    [Fact]
    public void A_theme_filter_narrows_rows_sessions_and_activity()
    {
        var summary = new SampleFacts().Played("s1", "t", Today, 10).Played("s2", "u", Today, 20).Played("s3", null, Today, 30).Fold();
        var window = FigureWindow.Of(null, null, Today).Value;

        SummaryReader.Stats(summary, window, "u").Should().ContainSingle().Which.Subject.Should().Be("s2");
        SummaryReader.Sessions(summary, window, "u").Started.Should().Be(1);
        SummaryReader.Active(summary, window, "u").Should().Equal("s2");
        SummaryReader.Stats(summary, window, null).Length.Should().Be(2);
        SummaryReader.Sessions(summary, window, null).Started.Should().Be(3);
    }

    [Theory]
    // Paris, clocks forward on 29 March 2026 and back on 25 October: days of 23 and 25 hours stay one school day.
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25")]
    [InlineData("2026-10-25T22:59:59Z", "2026-10-25")]
    [InlineData("2026-10-25T23:00:00Z", "2026-10-26")]
    public void A_window_ends_with_the_schools_day_across_clock_changes(string instant, string day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var today = SchoolTime.DayOf(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), zone);
        FigureWindow.Of(null, null, today).Value.To.Should().Be(Day(day));
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
