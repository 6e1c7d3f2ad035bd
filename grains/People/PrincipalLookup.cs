using Orleans;
using StudyMate.Common;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>Asks the grains that decide, never a projection: a refresh token ends at once.</summary>
internal sealed class PrincipalLookup(IGrainFactory grains, ITenantCatalog tenants) : IPrincipalLookup
{
    public async Task<Principal?> FindAsync(string tenant, string id, bool student, CancellationToken cancellationToken)
    {
        // The platform itself is no school and cannot be archived.
        if (!string.Equals(tenant, GrainKeys.Platform, StringComparison.Ordinal)
            && await tenants.FindAsync(tenant, cancellationToken) is not { IsArchived: false })
        {
            return null;
        }

        return student
            ? await FindStudentAsync(tenant, id, cancellationToken)
            : await FindStaffAsync(tenant, id, cancellationToken);
    }

    private async Task<Principal?> FindStudentAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        SystemEntry.Cross(tenant);
        var profile = await grains.GetGrain<IStudentGrain>(GrainKeys.Of(tenant, id)).GetProfileAsync(cancellationToken);
        return profile is { Succeeded: true, Value: { Status: StudentStatuses.Active } student }
            ? new Principal(Role.Student, $"{student.FirstName} {student.LastName}", $"s{student.SignInStamp}")
            : null;
    }

    private async Task<Principal?> FindStaffAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        SystemEntry.Cross(tenant);
        var membership = await grains.GetGrain<IStaffGrain>(GrainKeys.Of(tenant, id)).GetMembershipAsync(cancellationToken);
        if (membership is not { Succeeded: true, Value: { Status: StaffStatuses.Active, AccountId: { } accountId } member } || Roles.Parse(member.Role) is not { } role)
            return null;
        SystemEntry.Cross(GrainKeys.Platform);
        var account = await grains.GetGrain<IAccountGrain>(GrainKeys.Of(GrainKeys.Platform, accountId)).GetAsync(cancellationToken);
        // Both sides must know of each other: what a membership names without its owner's act opens nothing.
        return account is { Succeeded: true, Value: { HasPassword: true, Memberships: { } memberships } found } && memberships.Contains(new AccountMembership(tenant, id))
            ? new Principal(role, member.DisplayName, $"{found.Stamp}.{member.Stamp}")
            : null;
    }
}
