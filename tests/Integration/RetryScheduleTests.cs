namespace StudyMate.Integration;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 16)]
    [InlineData(11, 2048)]
    [InlineData(12, 3600)]
    [InlineData(16, 3600)]
    public void Waits_double_up_to_an_hour(int attempts, double seconds) =>
        RetrySchedule.After(attempts, chance: 0.5)!.Value.TotalSeconds.Should().BeApproximately(seconds, 0.5e-6);

    [Theory]
    [InlineData(0, 1.6)]
    [InlineData(1, 2.4)]
    public void Chance_shifts_a_wait_by_a_fifth_at_most(double chance, double seconds) =>
        RetrySchedule.After(1, chance)!.Value.TotalSeconds.Should().BeApproximately(seconds, 0.5e-6);

    [Fact]
    public void The_last_attempt_is_the_last() => RetrySchedule.After(RetrySchedule.MaxAttempts, 0.5).Should().BeNull();
}
