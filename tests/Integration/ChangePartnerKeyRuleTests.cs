using StudyMate.Common;

namespace StudyMate.Integration;

public sealed class ChangePartnerKeyRuleTests
{
    private static readonly DateTimeOffset Now = new(2025, 10, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChangePartnerKey Nothing = new(null, null, null, null, null);
    private static readonly PartnerKeyState Key = CreatePartnerKeyRule.Decide(new CreatePartnerKey("ErgoMate", [Permissions.ThemesRead], null, Now.AddDays(1)), Now).Value;

    [Fact]
    public void What_is_not_said_stays_as_it_is()
    {
        ChangePartnerKeyRule.Decide(Key, Nothing, Now).Value.Should().BeEquivalentTo(Key);
        ChangePartnerKeyRule.Decide(Key, Nothing with { Status = PartnerKeyStatuses.Suspended }, Now).Value.Status.Should().Be(PartnerKeyStatuses.Suspended);
    }

    [Fact]
    public void A_key_that_has_expired_may_still_be_renamed_but_not_given_a_past_expiry()
    {
        var later = Now.AddDays(2);
        ChangePartnerKeyRule.Decide(Key, Nothing with { Name = "Other" }, later).Value.Name.Should().Be("Other");
        (ChangePartnerKeyRule.Decide(Key, Nothing with { ExpiresAt = Now.AddDays(1) }, later).Error?.Code).Should().Be("partner.invalid_expiry");
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("paused")]
    public void A_status_that_cannot_be_given_is_refused(string status) =>
        (ChangePartnerKeyRule.Decide(Key, Nothing with { Status = status }, Now).Error?.Code).Should().Be("partner.invalid_status");

    [Fact]
    public void A_key_that_does_not_exist_or_was_revoked_is_not_changed()
    {
        (ChangePartnerKeyRule.Decide(new PartnerKeyState(), Nothing, Now).Error?.Code).Should().Be("partner.not_found");
        (ChangePartnerKeyRule.Decide(Key with { Status = PartnerKeyStatuses.Revoked }, Nothing, Now).Error?.Code).Should().Be("partner.revoked");
    }
}
