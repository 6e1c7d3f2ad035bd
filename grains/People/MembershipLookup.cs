using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>Where an account may work: memberships that its owner redeemed and whose school still says so.</summary>
internal sealed class MembershipLookup(IGrainFactory grains, ITenantCatalog tenants)
{
    /// <param name="account">The account.</param>
    /// <param name="onlyTenant">Only in this school; null for all.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<ImmutableArray<OpenMembership>> OfAsync(AccountView account, string? onlyTenant, CancellationToken cancellationToken)
    {
        var memberships = ImmutableArray.CreateBuilder<OpenMembership>();
        foreach (var membership in account.Memberships ?? [])
        {
            if (onlyTenant is not null && !string.Equals(onlyTenant, membership.Tenant, StringComparison.Ordinal))
                continue;
            if (await FindAsync(account.Id, membership, cancellationToken) is { } open)
                memberships.Add(open);
        }

        return memberships.ToImmutable();
    }

    /// <summary>The account that opens a membership, whatever its state; null while the invitation is not redeemed.</summary>
    public async Task<string?> AccountOfAsync(string tenant, string memberId, CancellationToken cancellationToken)
    {
        SystemEntry.Cross(tenant);
        var membership = await grains.GetGrain<IStaffGrain>(GrainKeys.Of(tenant, memberId)).GetMembershipAsync(cancellationToken);
        return membership.Succeeded ? membership.Value.AccountId : null;
    }

    private async Task<OpenMembership?> FindAsync(string accountId, AccountMembership membership, CancellationToken cancellationToken)
    {
        SystemEntry.Cross(membership.Tenant);
        var school = await tenants.FindAsync(membership.Tenant, cancellationToken);
        if (school is { IsArchived: true })
            return null;
        var found = await grains.GetGrain<IStaffGrain>(GrainKeys.Of(membership.Tenant, membership.MemberId)).GetMembershipAsync(cancellationToken);
        return found is { Succeeded: true, Value: { Status: StaffStatuses.Active } member } && string.Equals(member.AccountId, accountId, StringComparison.Ordinal)
            ? new OpenMembership(membership.MemberId, new MembershipChoice(membership.Tenant, school?.Name ?? membership.Tenant, member.Role))
            : null;
    }
}

/// <param name="MemberId">Who the account is in the school.</param>
/// <param name="Choice">The school, as it is shown.</param>
internal sealed record OpenMembership(string MemberId, MembershipChoice Choice);
