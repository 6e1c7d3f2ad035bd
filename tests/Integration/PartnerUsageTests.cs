namespace StudyMate.Integration;

public sealed class PartnerUsageTests
{
    private static readonly PartnerKeyState Key = new() { Exists = true, Quotas = new PartnerQuotas(3, 5, 7) };

    [Fact]
    public void The_fourth_request_of_a_minute_waits_for_the_next_minute()
    {
        var at = new DateTimeOffset(2025, 10, 6, 12, 0, 10, TimeSpan.Zero);
        var usage = Use(new PartnerUsage(), 3, at);
        usage.Admit(Key, at).Allowed.Should().BeTrue();
        usage.Admit(Key, at).Remaining.Should().Be(new PartnerQuotas(0, 2, 4));

        var refused = usage.Count(at).Admit(Key, at);

        refused.Allowed.Should().BeFalse();
        refused.RetryAfterSeconds.Should().Be(50);
        refused.MinuteEndsAt.Should().Be(new DateTimeOffset(2025, 10, 6, 12, 1, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Windows_are_fixed_by_the_calendar_and_count_from_zero_again()
    {
        var usage = Use(new PartnerUsage(), 3, new DateTimeOffset(2025, 10, 6, 12, 0, 59, TimeSpan.Zero));
        var next = new DateTimeOffset(2025, 10, 6, 12, 1, 0, TimeSpan.Zero);

        var admitted = usage.Count(next).Admit(Key, next);

        admitted.Allowed.Should().BeTrue();
        admitted.Remaining.Should().Be(new PartnerQuotas(2, 1, 3));
    }

    [Fact]
    public void Who_used_up_the_hour_waits_for_the_hour_and_who_used_up_the_day_for_the_day()
    {
        var hour = Spread(6, new DateTimeOffset(2025, 10, 6, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(1));
        var day = Spread(8, new DateTimeOffset(2025, 10, 6, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1));

        hour.RetryAfterSeconds.Should().Be(55 * 60);
        day.RetryAfterSeconds.Should().Be(5 * 3600);
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
