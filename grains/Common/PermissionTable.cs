using StudyMate.Tenancy;

namespace StudyMate.Common;

/// <summary>How far a permission reaches.</summary>
internal enum Scope
{
    /// <summary>Not held.</summary>
    None,

    /// <summary>Things that the caller made, or that are about the caller.</summary>
    Own,

    /// <summary>Things of the classes that the caller teaches.</summary>
    OwnClasses,

    /// <summary>Everything of the tenant.</summary>
    Tenant,
}

/// <summary>
/// The one table: role × resource × action → scope, with the overrides of each tenant. Deny by default. Its test oracle is
/// tests/Permissions/expected.csv.
/// </summary>
internal sealed class PermissionTable(ITenantCatalog tenants)
{
    /// <summary>The scope in which the actor holds a permission; <see cref="Scope.None"/> when not at all.</summary>
    public async ValueTask<Scope> ScopeAsync(Actor actor, string permission)
    {
        if (actor.Role == Role.System)
            return Scope.Tenant;
        if (actor.Role == Role.Partner)
            return actor.Scopes.Contains(permission) ? Scope.Tenant : Scope.None;
        var tenant = await tenants.FindAsync(actor.Tenant);
        if (tenant is not null && tenant.Overrides.TryGetValue($"{Roles.NameOf(actor.Role)}:{permission}", out var allowed) && !allowed)
            return Scope.None;
        return ScopeOf(actor.Role, permission);
    }

    /// <summary>The scope by the table alone.</summary>
    public static Scope ScopeOf(Role role, string permission) => role == Role.Admin && permission.Length > 0 ? Scope.Tenant : Scope.None;
}
