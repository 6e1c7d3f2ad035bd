using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Nobody grants a role above their own, nor changes somebody above them.</summary>
internal static class StaffRanks
{
    /// <summary>Refused with <c>account.role_above_own</c>; null when the actor may give, or touch somebody who has, this role.</summary>
    public static Error? Check(Role actor, Role role) => actor == Role.System || RankOf(actor) >= RankOf(role)
        ? null
        : PeopleErrors.RoleAboveOwn;

    /// <summary>Refused with <c>account.role_not_below_own</c>; null when somebody with this role is of lower rank than the actor.</summary>
    public static Error? CheckBelow(Role actor, Role role) => actor == Role.System || RankOf(actor) > RankOf(role)
        ? null
        : PeopleErrors.RoleNotBelowOwn;

    /// <summary>The role of a wire name if staff of this tenant may have it: the platform has its administrators only, a school never has them.</summary>
    public static Role? ParseFor(string tenant, string? name) => Roles.Parse(name) switch
    {
        Role.PlatformAdmin when IsPlatform(tenant) => Role.PlatformAdmin,
        { } role and (Role.Admin or Role.Direction or Role.Teacher or Role.Referent or Role.Inspector or Role.Intervenant) when !IsPlatform(tenant) => role,
        _ => null,
    };

    /// <summary>Whether the role keeps a tenant from being locked out: one active member must have it.</summary>
    public static bool Administers(string role) =>
        string.Equals(role, Roles.NameOf(Role.Admin), StringComparison.Ordinal) || string.Equals(role, Roles.NameOf(Role.PlatformAdmin), StringComparison.Ordinal);

    /// <summary>Roles that take one of the school's licences for teachers.</summary>
    public static bool TakesLicence(string role) => Roles.Parse(role) is Role.Teacher or Role.Direction or Role.Admin;

    private static bool IsPlatform(string tenant) => string.Equals(tenant, GrainKeys.Platform, StringComparison.Ordinal);

    private static int RankOf(Role role) => role switch
    {
        Role.PlatformAdmin => 5,
        Role.Admin => 4,
        Role.Direction => 3,
        Role.Teacher or Role.Referent or Role.Inspector => 2,
        Role.Intervenant => 1,
        _ => 0,
    };
}
