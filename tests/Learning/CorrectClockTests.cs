namespace StudyMate.Learning;

public sealed class CorrectClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_clock_that_is_an_hour_ahead_is_set_back()
    {
        var at = CorrectClock.Of(Now.AddMinutes(50), sentAt: Now.AddHours(1), Now);
        Assert.Equal(new CorrectedTime(Now.AddMinutes(-10), true), at);
    }

    [Fact]
    public void A_device_of_another_year_tells_the_right_time_by_difference()
    {
        var at = CorrectClock.Of(Now.AddYears(-9).AddDays(-3), sentAt: Now.AddYears(-9), Now);
        Assert.Equal(new CorrectedTime(Now.AddDays(-3), true), at);
    }

    [Fact]
    public void Days_offline_with_a_right_clock_change_nothing() =>
        Assert.Equal(new CorrectedTime(Now.AddDays(-5), true), CorrectClock.Of(Now.AddDays(-5), Now, Now));

    [Fact]
    public void Without_a_sending_time_the_device_is_believed() =>
        Assert.Equal(new CorrectedTime(Now.AddDays(-5), true), CorrectClock.Of(Now.AddDays(-5), null, Now));

    [Fact]
    public void The_future_becomes_the_reception_time() =>
        Assert.Equal(new CorrectedTime(Now, false), CorrectClock.Of(Now.AddHours(2), sentAt: Now, Now));

    [Fact]
    public void A_future_of_seconds_is_now() =>
        Assert.Equal(new CorrectedTime(Now, true), CorrectClock.Of(Now.AddSeconds(20), sentAt: null, Now));

    [Theory]
    [InlineData(179, true)]
    [InlineData(181, false)]
    public void Older_than_180_days_becomes_the_reception_time(int days, bool trusted) =>
        Assert.Equal(new CorrectedTime(trusted ? Now.AddDays(-days) : Now, trusted), CorrectClock.Of(Now.AddDays(-days), Now, Now));

    [Fact]
    public void Clocks_at_the_ends_of_the_calendar_break_nothing()
    {
        Assert.False(CorrectClock.Of(DateTimeOffset.MaxValue, DateTimeOffset.MinValue, Now).Trusted);
        Assert.False(CorrectClock.Of(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Now).Trusted);
    }
}
