using StudyMate.Common;

namespace StudyMate.People;

/// <summary>What inviting, redeeming and making a link decide, without a host.</summary>
public sealed class InvitationRuleTests
{
    private const string Secret = "secret";
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly StaffState Pending = new() { Exists = true, Role = "teacher", Status = StaffStatuses.Pending };
    private static readonly StaffState Invited = InviteStaffRule.Issue(Pending, SecretHash.Of(Secret), Now).Value;

    [Fact]
    public void Only_who_has_not_come_is_invited()
    {
        (Invited.InvitationHash, Invited.InvitationExpiresAt).Should().Be((SecretHash.Of(Secret), Now.AddHours(72)));
        (Issue(new StaffState())).Should().Be("user.not_found");
        (Issue(Pending with { AccountId = "account" })).Should().Be("account.has_password");
        (Issue(Pending with { Status = StaffStatuses.Inactive })).Should().Be("user.inactive");
    }

    [Theory]
    [InlineData(Secret, 0, true)]
    [InlineData("another", 0, false)]
    [InlineData(Secret, 72, false)]
    public void An_invitation_lives_for_seventy_two_hours(string secret, int hours, bool lives) =>
        RedeemInvitationRule.IsLive(Invited, secret, Now.AddHours(hours)).Should().Be(lives);

    [Fact]
    public void What_was_redeemed_revoked_or_never_made_is_not_alive()
    {
        var redeemed = RedeemInvitationRule.Decide(Invited, "account");

        (redeemed.AccountId, redeemed.Status, redeemed.InvitationHash).Should().Be(("account", StaffStatuses.Active, null));
        foreach (var state in new[] { redeemed, InviteStaffRule.Revoke(Invited), Pending, Invited with { Status = StaffStatuses.Inactive }, Invited with { AccountId = "other" } })
            RedeemInvitationRule.IsLive(state, Secret, Now).Should().BeFalse();
    }

    [Fact]
    public void Members_of_two_schools_with_the_same_id_get_accounts_of_their_own() =>
        RedeemInvitationRule.NewAccountId("a", "shared").Should().NotBe(RedeemInvitationRule.NewAccountId("b", "shared"));

    [Theory]
    [InlineData(Role.Admin, "direction", null)]
    [InlineData(Role.Direction, "teacher", null)]
    [InlineData(Role.Admin, "admin", "account.role_not_below_own")]
    [InlineData(Role.Direction, "admin", "account.role_not_below_own")]
    [InlineData(Role.Teacher, "referent", "account.role_not_below_own")]
    public void A_link_is_for_lower_ranks(Role actor, string role, string? refusal) =>
        (MakeAccountLinkRule.Refusal(Pending with { Role = role, AccountId = "account" }, new Actor("actor", "a", actor))?.Code).Should().Be(refusal);

    [Fact]
    public void Who_has_no_account_has_no_link() =>
        (MakeAccountLinkRule.Refusal(Pending, new Actor("actor", "a", Role.Admin))?.Code).Should().Be("user.not_joined");

    [Theory]
    [InlineData("a.member.secret", true)]
    [InlineData("a.member.", false)]
    [InlineData("a.member", false)]
    [InlineData("A.member.secret", false)]
    [InlineData("a.member.secret.more", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_token_is_read_or_is_none(string? text, bool reads)
    {
        (InvitationToken.Parse(text) is not null).Should().Be(reads);
        if (reads)
        {
            InvitationToken.Parse(text)!.ToString().Should().Be(text);
            AccountLinkToken.Parse(text).Should().BeNull();
        }
    }

    private static string? Issue(StaffState state) => InviteStaffRule.Issue(state, "hash", Now).Error?.Code;
}
