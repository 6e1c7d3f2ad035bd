namespace StudyMate.Learning;

public sealed class CorrectClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_clock_that_is_an_hour_ahead_is_set_back()
    {
        var at = CorrectClock.Of(Now.AddMinutes(50), sentAt: Now.AddHours(1), Now);
        at.Should().Be(new CorrectedTime(Now.AddMinutes(-10), true));
    }

    [Fact]
    public void A_device_of_another_year_tells_the_right_time_by_difference()
    {
        var at = CorrectClock.Of(Now.AddYears(-9).AddDays(-3), sentAt: Now.AddYears(-9), Now);
        at.Should().Be(new CorrectedTime(Now.AddDays(-3), true));
    }

    [Fact]
    public void Days_offline_with_a_right_clock_change_nothing() =>
        CorrectClock.Of(Now.AddDays(-5), Now, Now).Should().Be(new CorrectedTime(Now.AddDays(-5), true));

    [Fact]
    public void Without_a_sending_time_the_device_is_believed() =>
        CorrectClock.Of(Now.AddDays(-5), null, Now).Should().Be(new CorrectedTime(Now.AddDays(-5), true));

    [Fact]
    public void The_future_becomes_the_reception_time() =>
        CorrectClock.Of(Now.AddHours(2), sentAt: Now, Now).Should().Be(new CorrectedTime(Now, false));

    [Fact]
    public void A_future_of_seconds_is_now() =>
        CorrectClock.Of(Now.AddSeconds(20), sentAt: null, Now).Should().Be(new CorrectedTime(Now, true));

    [Theory]
    [InlineData(179, true)]
    [InlineData(181, false)]
    public void Older_than_180_days_becomes_the_reception_time(int days, bool trusted) =>
        CorrectClock.Of(Now.AddDays(-days), Now, Now).Should().Be(new CorrectedTime(trusted ? Now.AddDays(-days) : Now, trusted));

    [Fact]
    public void Clocks_at_the_ends_of_the_calendar_break_nothing()
    {
        CorrectClock.Of(DateTimeOffset.MaxValue, DateTimeOffset.MinValue, Now).Trusted.Should().BeFalse();
        CorrectClock.Of(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Now).Trusted.Should().BeFalse();
    }
}
