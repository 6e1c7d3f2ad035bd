using StudyMate.Common;

namespace StudyMate.People;

/// <summary>What opening, joining and passing decide, without a host.</summary>
public sealed class AccountRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccountState OfA = new()
    {
        Exists = true,
        Email = "claire@a.example",
        PasswordHash = "hash",
        HeldBy = "a",
        Memberships = [new RedeemedMembership("a", "one")],
        LinkHash = "link",
        LinkExpiresAt = Now,
    };

    [Fact]
    public void An_account_is_opened_for_one_membership()
    {
        var next = OpenAccountRule.Decide(new AccountState(), new OpenAccount("claire@a.example", "a", "one", "trois chats gris"), Now).Value;

        (next.Exists, next.Email, next.HeldBy, next.OpenedAt).Should().Be((true, "claire@a.example", "a", Now));
        next.Memberships.Should().Equal(new RedeemedMembership("a", "one"));
    }

    [Theory]
    [InlineData("a", "one", null)]
    [InlineData("a", "two", "auth.invalid_invitation")]
    [InlineData("b", "one", "auth.invalid_invitation")]
    public void An_account_is_opened_again_only_by_the_membership_that_opened_it(string tenant, string member, string? refusal) =>
        (OpenAccountRule.Decide(OfA, new OpenAccount("claire@a.example", tenant, member, "trois chats gris"), Now).Error?.Code).Should().Be(refusal);

    [Fact]
    public void An_account_that_its_owner_took_elsewhere_is_not_opened_again() =>
        (OpenAccountRule.Decide(OfA with { HeldBy = null }, new OpenAccount("claire@a.example", "a", "one", "trois chats gris"), Now).Error?.Code)
            .Should().Be("auth.invalid_invitation");

    [Fact]
    public void Who_joins_a_second_school_is_held_by_none_and_a_link_is_void()
    {
        var next = Join(OfA, "b", "two").Value;

        (next.HeldBy, next.LinkHash, next.LinkExpiresAt).Should().Be((null, null, null));
        next.Memberships.Should().Equal(new RedeemedMembership("a", "one"), new RedeemedMembership("b", "two"));
        Join(next, "b", "two").Value.Should().Be(next);
        Join(next, "b", "three").Value.Memberships.Should().Equal(new RedeemedMembership("a", "one"), new RedeemedMembership("b", "three"));
    }

    [Theory]
    [InlineData("platform", "b")]
    [InlineData("a", "platform")]
    public void The_platform_and_the_schools_share_no_account(string heldBy, string joins) =>
        (Join(OfA with { HeldBy = heldBy }, joins, "two").Error?.Code).Should().Be("account.platform_alone");

    [Fact]
    public void Nothing_is_joined_to_an_account_without_a_password_nor_by_who_names_no_member()
    {
        (Join(OfA with { PasswordHash = null }, "b", "two").Error?.Code).Should().Be("account.not_found");
        (JoinAccountRule.Decide(OfA, new JoinAccount("claire@a.example", "b")).Error?.Code).Should().Be("account.not_found");
    }

    [Fact]
    public void An_account_has_fifty_schools()
    {
        var full = OfA with { Memberships = [.. Enumerable.Range(0, 50).Select(i => new RedeemedMembership($"school-{i}", "one"))] };

        (Join(full, "b", "two").Error?.Code).Should().Be("account.too_many_schools");
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(6L, false)]
    [InlineData(7L, false)]
    [InlineData(8L, true)]
    public void A_step_is_taken_once_and_no_earlier_one_after_it(long? step, bool passes)
    {
        var decided = PassSecondFactorRule.Decide(new SecondFactorState { SealedSecret = "sealed", LastStep = 7 }, step);

        decided.Succeeded.Should().Be(passes);
        if (passes)
            decided.Value.Should().Be(new SecondFactorState { SealedSecret = "sealed", LastStep = 8, Confirmed = true });
        else
            decided.Error!.Code.Should().Be("auth.invalid_code");
    }

    private static Result<AccountState> Join(AccountState state, string tenant, string member) =>
        JoinAccountRule.Decide(state, new JoinAccount("claire@elsewhere.example", tenant) { MemberId = member });
}
