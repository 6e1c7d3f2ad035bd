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
        Assert.Equal("permission.lock_out", Decide(new PermissionChange(role, permission, false)).Error?.Code);

    [Theory]
    [InlineData("student", "missions:read", "permission.unknown_role")]
    [InlineData("platform_admin", "users:read", "permission.unknown_role")]
    [InlineData("headmaster", "users:read", "permission.unknown_role")]
    [InlineData("teacher", "tenants:manage", "permission.unknown")]
    [InlineData("teacher", "me:read", "permission.unknown")]
    [InlineData("teacher", "rockets:launch", "permission.unknown")]
    public void What_cannot_be_overridden_is_refused(string role, string permission, string code) =>
        Assert.Equal(code, Decide(new PermissionChange(role, permission, true)).Error?.Code);

    [Fact]
    public void One_wrong_change_applies_none_of_them() => Assert.False(
        Decide(new PermissionChange("teacher", "students:create", true), new PermissionChange("teacher", "nothing", true)).Succeeded);

    [Fact]
    public void A_grant_reaches_what_the_role_reaches_otherwise()
    {
        var overrides = ImmutableDictionary.CreateRange(Decide(
            new PermissionChange("teacher", "students:create", true), new PermissionChange("referent", "analytics:read", true)).Value.Overrides);

        Assert.Equal(Scope.OwnClasses, PermissionTable.ScopeOf(Role.Teacher, "students:create", overrides));
        Assert.Equal(Scope.Tenant, PermissionTable.ScopeOf(Role.Referent, "analytics:read", overrides));
    }

    [Fact]
    public void A_revocation_takes_the_permission_and_the_default_gives_it_back()
    {
        var revoked = Decide(new PermissionChange("teacher", "assignments:create", false)).Value;
        Assert.Equal(Scope.None, PermissionTable.ScopeOf(Role.Teacher, "assignments:create", ImmutableDictionary.CreateRange(revoked.Overrides)));

        var restored = ChangePermissionsRule.Decide(revoked, new ChangePermissions([new PermissionChange("teacher", "assignments:create", null)])).Value;
        Assert.Empty(restored.Overrides);
    }

    [Fact]
    public void Granting_what_is_held_already_does_not_widen_it()
    {
        Assert.Empty(Decide(new PermissionChange("teacher", "students:read", true)).Value.Overrides);
        var forced = ImmutableDictionary<string, bool>.Empty.Add("teacher:students:read", true);
        Assert.Equal(Scope.OwnClasses, PermissionTable.ScopeOf(Role.Teacher, "students:read", forced));
    }

    private static Result<TenantState> Decide(params PermissionChange[] changes) =>
        ChangePermissionsRule.Decide(new TenantState { Exists = true }, new ChangePermissions([.. changes]));
}
