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

        Assert.Equal("auth.too_many_attempts", refused.Error?.Code);
        Assert.Equal(ErrorKind.Throttled, refused.Error?.Kind);
        Assert.Equal(10 * 60, refused.Error?.RetryAfterSeconds);
        Assert.True(attempts.Begin(Claire, Noon.AddMinutes(15)).Succeeded);
    }

    [Fact]
    public void Another_account_from_the_same_address_is_not_held_up()
    {
        var attempts = new SignInAttempts();
        for (var i = 0; i < 5; i++)
            attempts = Fail(attempts, Claire, Noon);

        Assert.True(attempts.Begin(Claire with { Who = "marc" }, Noon).Succeeded);
    }

    [Fact]
    public void A_success_forgets_the_failures_of_that_account()
    {
        var attempts = new SignInAttempts();
        for (var i = 0; i < 4; i++)
            attempts = Fail(attempts, Claire, Noon);
        attempts = attempts.Begin(Claire, Noon).Value.End(new SignInAttemptEnd(Claire.Who, Succeeded: true), Noon);

        Assert.Empty(attempts.Failures);
        Assert.Empty(attempts.UnderWay);
    }

    [Fact]
    public void An_address_is_refused_after_its_own_limit_only()
    {
        var attempts = new SignInAttempts();
        for (var i = 0; i < 300; i++)
            attempts = Fail(attempts, Claire with { Who = $"student-{i}" }, Noon);

        Assert.Equal("auth.too_many_attempts", attempts.Begin(Claire, Noon).Error?.Code);
    }

    [Fact]
    public void A_whole_school_may_sign_in_at_the_same_moment()
    {
        var attempts = new SignInAttempts();
        for (var i = 0; i < 1_000; i++)
            attempts = attempts.Begin(Claire with { Who = $"student-{i}" }, Noon).Value;

        Assert.True(attempts.Begin(Claire, Noon).Succeeded);
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

        Assert.Equal(5 + SignInAttempts.UnderWayMargin, admitted);
    }

    private static SignInAttempts Fail(SignInAttempts attempts, SignInAttempt attempt, DateTimeOffset at) =>
        attempts.Begin(attempt, at).Value.End(new SignInAttemptEnd(attempt.Who, Succeeded: false), at);
}
