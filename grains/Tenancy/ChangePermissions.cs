using StudyMate.Common;

namespace StudyMate.Tenancy;

/// <summary>
/// <c>PUT /api/tenant/permissions</c> → <see cref="ITenantGrain.ChangePermissionsAsync"/>. Effects: record, row of <c>tenants</c>, fact
/// <c>tenant.permissions_changed</c>. All changes or none. Refusals: <c>permission.unknown_role</c>, <c>permission.unknown</c>,
/// <c>permission.lock_out</c>, <c>permission.too_many</c>.
/// </summary>
internal static class ChangePermissionsRule
{
    private const int MaxChanges = 500;

    public static Result<TenantState> Decide(TenantState state, ChangePermissions command)
    {
        if (command.Changes.Length > MaxChanges)
            return TenancyErrors.TooManyChanges;
        var overrides = state.Overrides;
        for (var i = 0; i < command.Changes.Length; i++)
        {
            var change = command.Changes[i];
            if (Roles.Parse(change.Role) is not { } role || !PermissionTable.Overridable.Contains(role))
                return TenancyErrors.UnknownRole($"changes[{i}].role");
            if (!PermissionTable.MayOverride(role, change.Permission))
                return TenancyErrors.UnknownPermission($"changes[{i}].permission");
            if (change.Allowed == false && PermissionTable.LocksOut(role, change.Permission))
                return TenancyErrors.LockOut;
            var key = PermissionTable.OverrideKey(role, change.Permission);
            var isDefault = change.Allowed is not { } allowed || allowed == (PermissionTable.ScopeOf(role, change.Permission) != Scope.None);
            overrides = isDefault ? overrides.Remove(key) : overrides.SetItem(key, change.Allowed!.Value);
        }

        return state with { Overrides = overrides };
    }

    /// <summary>The whole table as it applies in a school.</summary>
    public static PermissionMatrix MatrixOf(TenantState state)
    {
        var overrides = System.Collections.Immutable.ImmutableDictionary.CreateRange(StringComparer.Ordinal, state.Overrides);
        return new PermissionMatrix(
        [
            .. from role in PermissionTable.Overridable
               from permission in PermissionTable.All
               where PermissionTable.MayOverride(role, permission)
               select new PermissionEntry(
                   Roles.NameOf(role),
                   permission,
                   NameOf(PermissionTable.ScopeOf(role, permission)),
                   NameOf(PermissionTable.ScopeOf(role, permission, overrides)),
                   overrides.ContainsKey(PermissionTable.OverrideKey(role, permission))),
        ]);
    }

    private static string NameOf(Scope scope) => scope switch
    {
        Scope.Own => "own",
        Scope.OwnClasses => "own_classes",
        Scope.Tenant => "tenant",
        _ => "none",
    };
}
