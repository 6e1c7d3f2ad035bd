using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// <c>recover-platform</c> on the console → <see cref="IStaffDirectoryGrain.RecoverAsync"/>: whoever can run the program on the house's data may
/// administer it. Effects: those of inviting, activating and recovering. Refusals: <c>user.not_found</c>, <c>user.invalid_email</c>, <c>user.ambiguous</c>.
/// </summary>
internal sealed partial class StaffDirectoryGrain
{
    public async Task<Result<RecoveredAccount>> RecoverAsync(string? email, CancellationToken cancellationToken)
    {
        if (Tenant is not GrainKeys.Platform)
            return PeopleErrors.StaffNotFound;
        var found = email is null ? await OnlyAdministratorAsync(cancellationToken) : await NamedAdministratorAsync(email, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        var staff = found.Value;
        if (staff.Status is StaffStatuses.Inactive)
        {
            var activated = await MemberOf(staff.Id).ChangeAsync(new ChangeStaff(Status: StaffStatuses.Active), CancellationToken.None);
            if (!activated.Succeeded)
                return activated.Error;
            staff = activated.Value;
        }

        if (staff.Status is StaffStatuses.Pending)
        {
            var invited = await MemberOf(staff.Id).InviteAsync(CancellationToken.None);
            return invited.Succeeded ? new RecoveredAccount(staff.Email, invited.Value, IsInvitation: true) : invited.Error;
        }

        var membership = await MemberOf(staff.Id).GetMembershipAsync(cancellationToken);
        if (!membership.Succeeded || membership.Value.AccountId is not { } accountId)
            return PeopleErrors.StaffNotFound;
        var link = await grains.GetGrain<IAccountGrain>(GrainKeys.Of(GrainKeys.Platform, accountId)).RecoverAsync(CancellationToken.None);
        return link.Succeeded ? new RecoveredAccount(staff.Email, link.Value.Token, IsInvitation: false) : link.Error;
    }

    private async Task<Result<StaffView>> OnlyAdministratorAsync(CancellationToken cancellationToken)
    {
        var all = await ListAsync(new StaffQuery(new PageRequest(null, 2)), cancellationToken);
        if (!all.Succeeded)
            return all.Error;
        return all.Value.Items is [var only] ? only : PeopleErrors.AmbiguousAdministrator;
    }

    /// <summary>One whom the platform does not know yet is made: a platform without any administrator gets its first one so.</summary>
    private async Task<Result<StaffView>> NamedAdministratorAsync(string email, CancellationToken cancellationToken)
    {
        var id = DerivedId.Of("platform-administrator", EmailAddress.OfStaff(email) ?? "");
        var invited = await InviteAsync(
            new InviteStaff(id, email, "Platform", "Administrator", Roles.NameOf(Role.PlatformAdmin)) { MayExist = true, IssueToken = false }, cancellationToken);
        return invited.Succeeded ? invited.Value.Staff : invited.Error;
    }
}
