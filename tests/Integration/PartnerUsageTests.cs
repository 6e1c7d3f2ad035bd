namespace StudyMate.Integration;

public sealed class PartnerUsageTests
{
    private static readonly PartnerKeyState Key = new() { Exists = true, Quotas = new PartnerQuotas(3, 5, 7) };

    [Fact]
    public void The_fourth_request_of_a_minute_waits_for_the_next_minute()
    {
        var at = new DateTimeOffset(2025, 10, 6, 12, 0, 10, TimeSpan.Zero);
        var usage = Use(new PartnerUsage(), 3, at);
        Assert.True(usage.Admit(Key, at).Allowed);
        Assert.Equal(new PartnerQuotas(0, 2, 4), usage.Admit(Key, at).Remaining);

        var refused = usage.Count(at).Admit(Key, at);

        Assert.False(refused.Allowed);
        Assert.Equal(50, refused.RetryAfterSeconds);
        Assert.Equal(new DateTimeOffset(2025, 10, 6, 12, 1, 0, TimeSpan.Zero), refused.MinuteEndsAt);
    }

    [Fact]
    public void Windows_are_fixed_by_the_calendar_and_count_from_zero_again()
    {
        var usage = Use(new PartnerUsage(), 3, new DateTimeOffset(2025, 10, 6, 12, 0, 59, TimeSpan.Zero));
        var next = new DateTimeOffset(2025, 10, 6, 12, 1, 0, TimeSpan.Zero);

        var admitted = usage.Count(next).Admit(Key, next);

        Assert.True(admitted.Allowed);
        Assert.Equal(new PartnerQuotas(2, 1, 3), admitted.Remaining);
    }

    [Fact]
    public void Who_used_up_the_hour_waits_for_the_hour_and_who_used_up_the_day_for_the_day()
    {
        var hour = Spread(6, new DateTimeOffset(2025, 10, 6, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(1));
        var day = Spread(8, new DateTimeOffset(2025, 10, 6, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1));

        Assert.Equal(55 * 60, hour.RetryAfterSeconds);
        Assert.Equal(5 * 3600, day.RetryAfterSeconds);
    }

    private static PartnerUsage Use(PartnerUsage usage, int times, DateTimeOffset at)
    {
        for (var i = 0; i < times; i++)
            usage = usage.Count(at);
        return usage;
    }

    private static PartnerAdmission Spread(int times, DateTimeOffset from, TimeSpan apart)
    {
        var usage = new PartnerUsage();
        for (var i = 0; i < times; i++)
            usage = usage.Count(from + i * apart);
        return usage.Admit(Key, from + (times - 1) * apart);
    }
}
