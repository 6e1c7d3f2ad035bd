using StudyMate.Common;

namespace StudyMate.People;

public sealed class RotateRefreshTokenTests
{
    private static readonly DateTimeOffset Noon = new(2025, 10, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    private static readonly RefreshFamily Fresh = new()
    {
        Id = "family",
        Stamp = "1.1",
        Hash = SecretHash.Of("first"),
        RotatedAt = Noon,
        ExpiresAt = Noon + Idle,
        EndsAt = Noon.AddDays(180),
    };

    private static readonly RefreshFamily Rotated = RotateRefreshTokenRule.Rotate(Fresh, SecretHash.Of("second"), "sealed", Noon, Idle);

    [Theory]
    [InlineData("second", true, 0, nameof(RefreshUse.Current))]
    [InlineData("first", true, 0, nameof(RefreshUse.Previous))]
    [InlineData("first", true, 60, nameof(RefreshUse.Previous))]
    [InlineData("first", true, 61, nameof(RefreshUse.Reused))]
    [InlineData("older", true, 0, nameof(RefreshUse.Reused))]
    [InlineData("never issued", false, 0, nameof(RefreshUse.Unknown))]
    // Of before secrets were marked.
    [InlineData("second", false, 0, nameof(RefreshUse.Current))]
    [InlineData("first", false, 61, nameof(RefreshUse.Reused))]
    public void A_token_is_current_previous_for_a_minute_reused_or_none(string secret, bool isIssued, int afterSeconds, string expected) =>
        RotateRefreshTokenRule.Classify(Rotated, secret, isIssued, Noon.AddSeconds(afterSeconds)).ToString().Should().Be(expected);

    [Fact]
    public void The_first_token_is_reuse_once_its_successor_was_used()
    {
        var twice = RotateRefreshTokenRule.Rotate(Rotated, SecretHash.Of("third"), "sealed", Noon.AddSeconds(5), Idle);

        RotateRefreshTokenRule.Classify(twice, "first", isIssued: true, Noon.AddSeconds(6)).Should().Be(RefreshUse.Reused);
        RotateRefreshTokenRule.Classify(twice, "second", isIssued: true, Noon.AddSeconds(6)).Should().Be(RefreshUse.Previous);
    }

    [Fact]
    public void A_token_that_was_not_used_for_its_idle_time_ends() =>
        RotateRefreshTokenRule.Classify(Fresh, "first", isIssued: true, Noon + Idle).Should().Be(RefreshUse.Expired);

    [Fact]
    public void Using_it_moves_the_end_but_not_beyond_the_longest_sign_in()
    {
        var late = RotateRefreshTokenRule.Rotate(Fresh, "hash", "sealed", Noon.AddDays(29), Idle);
        var last = RotateRefreshTokenRule.Rotate(Fresh, "hash", "sealed", Noon.AddDays(170), Idle);

        late.ExpiresAt.Should().Be(Noon.AddDays(59));
        last.ExpiresAt.Should().Be(Fresh.EndsAt);
    }
}
