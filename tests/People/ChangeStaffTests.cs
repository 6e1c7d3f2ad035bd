using StudyMate.Common;

namespace StudyMate.People;

public sealed class ChangeStaffTests
{
    private const string School = "school";

    [Theory]
    [InlineData(Role.Direction, "teacher", "admin")]
    [InlineData(Role.Direction, "admin", "teacher")]
    [InlineData(Role.Teacher, "teacher", "direction")]
    [InlineData(Role.Intervenant, "teacher", "intervenant")]
    public void Nobody_gives_or_takes_a_role_above_their_own(Role actor, string from, string to) =>
        (Decide(Member(from), new ChangeStaff(Role: to), actor).Error?.Code).Should().Be("account.role_above_own");

    [Theory]
    [InlineData(Role.Admin, "teacher", "admin")]
    [InlineData(Role.Direction, "teacher", "direction")]
    [InlineData(Role.Direction, "referent", "inspector")]
    public void A_role_up_to_their_own_may_be_given(Role actor, string from, string to)
    {
        var decided = Decide(Member(from), new ChangeStaff(Role: to), actor).Value;

        decided.Next.Role.Should().Be(to);
        decided.Next.Stamp.Should().Be(2);
        decided.Facts.Should().ContainSingle().Which.Should().Be(new StaffFact("account.role_changed", from, to));
    }

    [Theory]
    [InlineData("platform_admin")]
    [InlineData("student")]
    [InlineData("partner")]
    [InlineData("system")]
    [InlineData("headmaster")]
    public void A_school_has_no_such_staff(string role) =>
        (Decide(Member("teacher"), new ChangeStaff(Role: role), Role.Admin).Error?.Code).Should().Be("user.invalid_role");

    [Fact]
    public void Nobody_deactivates_themselves() =>
        (ChangeStaffRule.Decide(School, "me", Member("admin"), new ChangeStaff(Status: "inactive"), new Actor("me", School, Role.Admin)).Error?.Code)
            .Should().Be("account.self_deactivation");

    [Fact]
    public void A_member_without_an_account_is_pending_again_after_a_reactivation()
    {
        var invited = Member("teacher") with { AccountId = null, Status = StaffStatuses.Inactive };

        Decide(invited, new ChangeStaff(Status: "active"), Role.Admin).Value.Next.Status.Should().Be(StaffStatuses.Pending);
    }

    [Fact]
    public void An_invitation_ends_with_a_deactivation()
    {
        var invited = Member("teacher") with { AccountId = null, Status = StaffStatuses.Pending, InvitationHash = "hash", InvitationExpiresAt = DateTimeOffset.MaxValue };

        var next = Decide(invited, new ChangeStaff(Status: "inactive"), Role.Admin).Value.Next;

        (next.InvitationHash, next.InvitationExpiresAt).Should().Be((null, null));
    }

    [Fact]
    public void What_is_so_already_is_no_fact() =>
        Decide(Member("teacher"), new ChangeStaff("Claire", "Dubois", "teacher", "active"), Role.Admin).Value.Facts.Should().BeEmpty();

    [Fact]
    public void A_name_does_not_end_tokens_and_is_not_told()
    {
        var decided = Decide(Member("teacher"), new ChangeStaff(LastName: "Durand"), Role.Admin).Value;

        decided.Next.Stamp.Should().Be(1);
        decided.Facts.Should().ContainSingle().Which.Should().Be(new StaffFact("account.renamed", null, null));
    }

    private static Result<StaffDecision> Decide(StaffState state, ChangeStaff command, Role actor) =>
        ChangeStaffRule.Decide(School, "member", state, command, new Actor("actor", School, actor));

    private static StaffState Member(string role) => new()
    {
        Exists = true,
        Email = "claire.dubois@school.example",
        FirstName = "Claire",
        LastName = "Dubois",
        Role = role,
        Status = StaffStatuses.Active,
        AccountId = "account",
        Stamp = 1,
    };
}
