using StudyMate.Common;

namespace StudyMate.People;

public sealed class SignInFailuresTests
{
    private static readonly DateTimeOffset Noon = new(2025, 10, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly SignInLimit Own = new(5, Refuses: true, AtOnce: 5);
    private static readonly SignInLimit Strangers = new(5, Refuses: false, AtOnce: 10);

    [Fact]
    public void Own_failures_are_refused_until_the_first_is_a_quarter_of_an_hour_old()
    {
        var failures = new SignInFailures();
        for (var i = 0; i < 5; i++)
            failures = Fail(failures, Own, Noon.AddMinutes(i));

        var refused = failures.Begin(Own, Noon.AddMinutes(5));

        (refused.Error?.Code, refused.Error?.Kind, refused.Error?.RetryAfterSeconds).Should().Be(("auth.too_many_attempts", ErrorKind.Throttled, 10 * 60));
        failures.Begin(Own, Noon.AddMinutes(15)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void Failures_of_strangers_make_wait_and_never_longer_than_twenty_seconds()
    {
        var failures = new SignInFailures();
        var waits = new List<int>();
        for (var i = 0; i < 14; i++)
        {
            waits.Add(failures.Begin(Strangers, Noon).Value.WaitOf(Strangers).Seconds);
            failures = Fail(failures, Strangers, Noon);
        }

        waits.Should().Equal(0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 20, 20, 20, 20);
        failures.Begin(Strangers, Noon.AddMinutes(16)).Value.WaitOf(Strangers).Seconds.Should().Be(0);
    }

    [Fact]
    public void Parallel_guesses_stay_few()
    {
        var failures = new SignInFailures();
        var admitted = 0;
        for (; failures.Begin(Strangers, Noon) is { Succeeded: true } begun; admitted++)
            failures = begun.Value;

        admitted.Should().Be(Strangers.AtOnce);
        failures.End(new SignInEnd(SignInOutcomes.Abandoned), Noon).Begin(Strangers, Noon).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void An_attempt_whose_end_was_never_told_is_forgotten()
    {
        var failures = new SignInFailures();
        while (failures.Begin(Own, Noon) is { Succeeded: true } begun)
            failures = begun.Value;

        failures.Begin(Own, Noon + SignInFailures.LongestAttempt).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void What_nobody_learnt_anything_from_is_no_failure()
    {
        var failures = new SignInFailures();
        for (var i = 0; i < 50; i++)
            failures = failures.Begin(Own, Noon).Value.End(new SignInEnd(SignInOutcomes.Abandoned), Noon);

        failures.Failed.Should().BeEmpty();
        failures.UnderWay.Should().BeEmpty();
    }

    private static SignInFailures Fail(SignInFailures failures, SignInLimit limit, DateTimeOffset at) =>
        failures.Begin(limit, at).Value.End(new SignInEnd(SignInOutcomes.Failed), at);
}
