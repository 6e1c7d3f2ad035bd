using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Tenancy;

public sealed class ChangePermissionsTests
{
    [Theory]
    [InlineData("admin", "users:read")]
    [InlineData("admin", "users:create")]
    [InlineData("admin", "users:update_self")]
    [InlineData("admin", "roles:update")]
    public void Administrators_cannot_be_locked_out(string role, string permission) =>
        (Decide(new PermissionChange(role, permission, false)).Error?.Code).Should().Be("permission.lock_out");

    [Theory]
    [InlineData("student", "missions:read", "permission.unknown_role")]
    [InlineData("platform_admin", "users:read", "permission.unknown_role")]
    [InlineData("headmaster", "users:read", "permission.unknown_role")]
    [InlineData("teacher", "tenants:manage", "permission.unknown")]
    [InlineData("admin", "system:diagnostic", "permission.unknown")]
    [InlineData("inspector", "students:credentials", "permission.unknown")]
    [InlineData("inspector", "imports:read", "permission.unknown")]
    [InlineData("teacher", "me:read", "permission.unknown")]
    [InlineData("teacher", "rockets:launch", "permission.unknown")]
    public void What_cannot_be_overridden_is_refused(string role, string permission, string code) =>
        (Decide(new PermissionChange(role, permission, true)).Error?.Code).Should().Be(code);

    [Fact]
    public void One_wrong_change_applies_none_of_them() =>
        Decide(new PermissionChange("teacher", "students:create", true), new PermissionChange("teacher", "nothing", true)).Succeeded.Should().BeFalse();

    [Fact]
    public void A_grant_reaches_what_the_role_reaches_otherwise()
    {
        var overrides = ImmutableDictionary.CreateRange(Decide(
            new PermissionChange("teacher", "students:create", true), new PermissionChange("referent", "analytics:read", true)).Value.Overrides);

        PermissionTable.ScopeOf(Role.Teacher, "students:create", overrides).Should().Be(Scope.OwnClasses);
        PermissionTable.ScopeOf(Role.Referent, "analytics:read", overrides).Should().Be(Scope.Tenant);
    }

    [Fact]
    public void A_revocation_takes_the_permission_and_the_default_gives_it_back()
    {
        var revoked = Decide(new PermissionChange("teacher", "assignments:create", false)).Value;
        PermissionTable.ScopeOf(Role.Teacher, "assignments:create", ImmutableDictionary.CreateRange(revoked.Overrides)).Should().Be(Scope.None);

        var restored = ChangePermissionsRule.Decide(revoked, new ChangePermissions([new PermissionChange("teacher", "assignments:create", null)])).Value;
        restored.Overrides.Should().BeEmpty();
    }

    [Fact]
    public void What_was_overridden_before_it_was_forbidden_has_no_effect() =>
        PermissionTable.ScopeOf(Role.Admin, "system:diagnostic", ImmutableDictionary<string, bool>.Empty.Add("admin:system:diagnostic", true)).Should().Be(Scope.None);

    [Fact]
    public void Granting_what_is_held_already_does_not_widen_it()
    {
        Decide(new PermissionChange("teacher", "students:read", true)).Value.Overrides.Should().BeEmpty();
        var forced = ImmutableDictionary<string, bool>.Empty.Add("teacher:students:read", true);
        PermissionTable.ScopeOf(Role.Teacher, "students:read", forced).Should().Be(Scope.OwnClasses);
    }

    private static Result<TenantState> Decide(params PermissionChange[] changes) =>
        ChangePermissionsRule.Decide(new TenantState { Exists = true }, new ChangePermissions([.. changes]));
}
