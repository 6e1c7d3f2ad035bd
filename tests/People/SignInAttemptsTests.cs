using StudyMate.Common;

namespace StudyMate.People;

public sealed class SignInAttemptsTests
{
    private static readonly DateTimeOffset Noon = new(2025, 10, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly SignInAttempt Claire = new("claire", PerWho: 5, PerAddress: 300);

    [Fact]
    public void The_sixth_attempt_after_five_failures_waits_until_the_first_is_a_quarter_of_an_hour_old()
    {
        var attempts = new SignInAttempts();
        for (var i = 0; i < 5; i++)
            attempts = Fail(attempts, Claire, Noon.AddMinutes(i));

        var refused = attempts.Begin(Claire, Noon.AddMinutes(5));

        (refused.Error?.Code).Should().Be("auth.too_many_attempts");
        (refused.Error?.Kind).Should().Be(ErrorKind.Throttled);
        (refused.Error?.RetryAfterSeconds).Should().Be(10 * 60);
        attempts.Begin(Claire, Noon.AddMinutes(15)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void Another_account_from_the_same_address_is_not_held_up()
    {
        var attempts = new SignInAttempts();
        for (var i = 0; i < 5; i++)
            attempts = Fail(attempts, Claire, Noon);

        attempts.Begin(Claire with { Who = "marc" }, Noon).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void A_success_forgets_the_failures_of_that_account()
    {
        var attempts = new SignInAttempts();
        for (var i = 0; i < 4; i++)
            attempts = Fail(attempts, Claire, Noon);
        attempts = attempts.Begin(Claire, Noon).Value.End(new SignInAttemptEnd(Claire.Who, Succeeded: true), Noon);

        attempts.Failures.Should().BeEmpty();
        attempts.UnderWay.Should().BeEmpty();
    }

    [Fact]
    public void An_address_is_refused_after_its_own_limit_only()
    {
        var attempts = new SignInAttempts();
        for (var i = 0; i < 300; i++)
            attempts = Fail(attempts, Claire with { Who = $"student-{i}" }, Noon);

        (attempts.Begin(Claire, Noon).Error?.Code).Should().Be("auth.too_many_attempts");
    }

    [Fact]
    public void A_whole_school_may_sign_in_at_the_same_moment()
    {
        var attempts = new SignInAttempts();
        for (var i = 0; i < 1_000; i++)
            attempts = attempts.Begin(Claire with { Who = $"student-{i}" }, Noon).Value;

        attempts.Begin(Claire, Noon).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void Parallel_guesses_at_one_account_stay_few()
    {
        var attempts = new SignInAttempts();
        var admitted = 0;
        while (attempts.Begin(Claire, Noon) is { Succeeded: true } begun)
        {
            attempts = begun.Value;
            admitted++;
        }

        admitted.Should().Be(5 + SignInAttempts.UnderWayMargin);
    }

    private static SignInAttempts Fail(SignInAttempts attempts, SignInAttempt attempt, DateTimeOffset at) =>
        attempts.Begin(attempt, at).Value.End(new SignInAttemptEnd(attempt.Who, Succeeded: false), at);
}
