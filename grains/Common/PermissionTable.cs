using System.Collections.Immutable;
using StudyMate.Tenancy;

namespace StudyMate.Common;

/// <summary>How far a permission reaches.</summary>
internal enum Scope
{
    /// <summary>Not held.</summary>
    None,

    /// <summary>Things that the caller made, or that are about the caller.</summary>
    Own,

    /// <summary>Things of the classes that the caller teaches, and the caller's own.</summary>
    OwnClasses,

    /// <summary>Everything of the tenant.</summary>
    Tenant,
}

/// <summary>
/// The one table: role × resource × action → scope (PermissionTable.Rows.cs), with the overrides of each school. Deny by default.
/// Its test oracle is tests/Permissions/expected.csv.
/// </summary>
internal sealed partial class PermissionTable(ITenantCatalog tenants)
{
    /// <summary>The scope in which the actor holds a permission; <see cref="Scope.None"/> when not at all.</summary>
    public async ValueTask<Scope> ScopeAsync(Actor actor, string permission)
    {
        if (actor.Role == Role.System)
            return Scope.Tenant;
        if (actor.Role == Role.Partner)
            return PartnersMayHold(permission) && actor.Scopes.Contains(permission) ? Scope.Tenant : Scope.None;
        var tenant = await tenants.FindAsync(actor.Tenant);
        return ScopeOf(actor.Role, permission, tenant?.Overrides);
    }

    /// <summary>The scope by the table alone.</summary>
    public static Scope ScopeOf(Role role, string permission) =>
        Index.Table.TryGetValue(permission, out var row) && row.TryGetValue(role, out var scope) ? scope : Scope.None;

    /// <summary>The scope by the table and a school's overrides.</summary>
    public static Scope ScopeOf(Role role, string permission, ImmutableDictionary<string, bool>? overrides)
    {
        var byTable = ScopeOf(role, permission);
        if (overrides is null || !MayOverride(role, permission) || !overrides.TryGetValue(OverrideKey(role, permission), out var allowed))
            return byTable;
        if (!allowed)
            return Scope.None;
        return byTable == Scope.None ? GrantedScope(role) : byTable;
    }

    /// <summary>Key of an override, <c>role:resource:action</c>.</summary>
    public static string OverrideKey(Role role, string permission) => $"{Roles.NameOf(role)}:{permission}";

    /// <summary>
    /// Whether a school may change this entry at all. Not what belongs to everybody or to the platform alone, and to nobody who must not know names what
    /// cannot be had without them. An override of before that was decided has no effect.
    /// </summary>
    public static bool MayOverride(Role role, string permission) =>
        Overridable.Contains(role) && Index.Table.ContainsKey(permission) && permission is not Permissions.Me && !IsPlatforms(permission)
        && !(role == Role.Inspector && NeedNames.Contains(permission));

    private static bool IsPlatforms(string permission) =>
        ScopeOf(Role.PlatformAdmin, permission) != Scope.None && Overridable.All(role => ScopeOf(role, permission) == Scope.None);

    /// <summary>Whether taking this entry away would leave nobody able to give it back.</summary>
    public static bool LocksOut(Role role, string permission) =>
        role == Role.Admin
        && (permission.StartsWith("users:", StringComparison.Ordinal) || permission.StartsWith("roles:", StringComparison.Ordinal));

    /// <summary>Permissions that a partner's key may be given: data, never administration of people, keys or the school.</summary>
    public static bool PartnersMayHold(string permission) => PartnerScopes.Contains(permission);

    /// <summary>
    /// Whether the actor may know students by name, the one place where that is decided: inspectors never, whatever a school overrides; staff and
    /// partners with <c>students:read</c>; a student, who sees nobody but themselves. Whose names is a question of scope (<see cref="Visibility"/>).
    /// </summary>
    public async ValueTask<bool> SeesNamesAsync(Actor actor) => actor.Role switch
    {
        Role.Inspector => false,
        Role.Student or Role.System => true,
        _ => await ScopeAsync(actor, Permissions.StudentsRead) != Scope.None,
    };

    /// <summary>Every permission that the table knows, in its order.</summary>
    public static ImmutableArray<string> All => [.. Rows.Select(row => row.Permission)];

    /// <summary>Roles that a school may override, in the order of the matrix.</summary>
    public static readonly ImmutableArray<Role> Overridable =
        [Role.Admin, Role.Direction, Role.Teacher, Role.Inspector, Role.Referent, Role.Intervenant];

    /// <summary>What a role gets when a school grants it something that the table does not: what its other permissions reach.</summary>
    private static Scope GrantedScope(Role role) => role is Role.Teacher or Role.Intervenant ? Scope.OwnClasses : Scope.Tenant;

    /// <summary>Codes open a student's own pages, and lists of people are lists of names.</summary>
    private static readonly ImmutableHashSet<string> NeedNames =
        [Permissions.StudentsCreate, Permissions.StudentsCredentials, Permissions.ImportsCreate, Permissions.ImportsRead];

    private static readonly ImmutableHashSet<string> PartnerScopes =
    [
        Permissions.StudentsRead, Permissions.StudentsCreate, Permissions.StudentsUpdate, Permissions.ClassesRead,
        Permissions.PromotionsRead, Permissions.AssignmentsRead, Permissions.AssignmentsCreate, Permissions.ThemesRead,
        Permissions.StatsRead, Permissions.ProgressRead, Permissions.AnalyticsRead, Permissions.AnalyticsExport,
        Permissions.CatalogRead,
    ];

    /// <summary>Built on first use, when the rows of the other file are there for certain.</summary>
    private static class Index
    {
        internal static readonly ImmutableDictionary<string, ImmutableDictionary<Role, Scope>> Table =
            Rows.ToImmutableDictionary(row => row.Permission, row => Read(row.Scopes), StringComparer.Ordinal);

        private static ImmutableDictionary<Role, Scope> Read(string scopes)
        {
            var read = ImmutableDictionary.CreateBuilder<Role, Scope>();
            var letters = scopes.Replace(" ", "", StringComparison.Ordinal);
            for (var i = 0; i < Columns.Length; i++)
            {
                read[Columns[i]] = letters[i] switch
                {
                    'T' => Scope.Tenant,
                    'C' => Scope.OwnClasses,
                    'O' => Scope.Own,
                    '.' => Scope.None,
                    _ => throw new InvalidOperationException($"'{letters[i]}' is no scope."),
                };
            }

            return read.ToImmutable();
        }
    }
}
