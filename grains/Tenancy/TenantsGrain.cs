using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.People;

namespace StudyMate.Tenancy;

// Keeps no state, so calls may interleave.
[StatelessWorker, Reentrant]
internal sealed class TenantsGrain(IGrainFactory grains, IRows rows) : Grain, ITenantsGrain
{
    public async Task<Result<OpenedTenant>> CreateAsync(OpenTenant command, CancellationToken cancellationToken)
    {
        if (!GrainKeys.IsTenant(command.Id))
            return TenancyErrors.InvalidId;
        if (IsReserved(command.Id))
            return TenancyErrors.TenantExists;
        if (command.Administrator is { } first && StaffFields.Check(first.Email, first.FirstName, first.LastName) is { } wrong)
            return wrong;
        var by = Actor.Required.AccountId;
        var created = await InAsync(command.Id, tenant => tenant.CreateAsync(new CreateTenant(command.Settings, command.Licences, by), cancellationToken));
        if (!created.Succeeded)
            return created.Error;
        if (command.Administrator is not { } administrator)
            return new OpenedTenant(created.Value, null);
        var invited = await InviteAsync(command.Id, administrator, cancellationToken);
        return invited.Succeeded ? new OpenedTenant(created.Value, invited.Value.InvitationToken) : invited.Error;
    }

    public async Task<Result<Page<TenantView>>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var after = "";
        if (page.Cursor is { } cursor)
        {
            var read = Cursor.Read(cursor, 1);
            if (!read.Succeeded)
                return read.Error;
            after = read.Value[0];
        }

        var found = await rows.QueryAsync<TenantRow>(
            "Tenancy/PageOfTenants", new { after, platform = GrainKeys.Platform, limit = page.Limit + 1 }, cancellationToken);
        ImmutableArray<TenantView> items = [.. found.Take(page.Limit).Select(row => row.ToView())];
        return new Page<TenantView>(items, found.Length > page.Limit ? Cursor.Of(items[^1].Id) : null);
    }

    public Task<Result<TenantView>> ChangeStatusAsync(ChangeStatusOf command, CancellationToken cancellationToken)
    {
        var by = Actor.Required.AccountId;
        return IsReserved(command.Tenant)
            ? Task.FromResult<Result<TenantView>>(TenancyErrors.TenantReserved)
            : InAsync(command.Tenant, tenant => tenant.ChangeStatusAsync(new ChangeTenantStatus(command.Status, by), cancellationToken));
    }

    public Task<Result<TenantView>> ChangeLicencesAsync(ChangeLicencesOf command, CancellationToken cancellationToken)
    {
        var by = Actor.Required.AccountId;
        return InAsync(command.Tenant, tenant => tenant.ChangeLicencesAsync(new ChangeLicences(command.Licences, by), cancellationToken));
    }

    public async Task<Result<InvitedAdministrator>> InviteAdministratorAsync(InviteAdministrator command, CancellationToken cancellationToken)
    {
        if (!GrainKeys.IsTenant(command.Tenant) || IsReserved(command.Tenant))
            return TenancyErrors.TenantNotFound;
        var school = await InAsync(command.Tenant, tenant => tenant.GetAsync(cancellationToken));
        if (!school.Succeeded)
            return school.Error;
        var invited = await InviteAsync(command.Tenant, command.Administrator, cancellationToken);
        if (!invited.Succeeded)
            return invited.Error;
        if (invited.Value.InvitationToken is { } token)
            return new InvitedAdministrator(token);
        return await InviteAgainAsync(command.Tenant, invited.Value.Staff);
    }

    private static bool IsReserved(string tenant) => string.Equals(tenant, GrainKeys.Platform, StringComparison.Ordinal);

    private async Task<Result<TenantView>> InAsync(string tenant, Func<ITenantGrain, Task<Result<TenantView>>> call)
    {
        SystemEntry.Cross(tenant);
        return await call(grains.GetGrain<ITenantGrain>(GrainKeys.Of(tenant, ITenantGrain.Id)));
    }

    /// <summary>Only who is to administer and has not come yet; who is there already is the school's own affair.</summary>
    private async Task<Result<InvitedAdministrator>> InviteAgainAsync(string tenant, StaffView staff)
    {
        if (Roles.Parse(staff.Role) is not Role.Admin || staff.Status is not StaffStatuses.Pending)
            return TenancyErrors.AdministratorExists;
        SystemEntry.Cross(tenant);
        var again = await grains.GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(tenant, IStaffDirectoryGrain.Id)).InviteAgainAsync(staff.Id, CancellationToken.None);
        return again.Succeeded ? new InvitedAdministrator(again.Value.InvitationToken!) : again.Error;
    }

    private async Task<Result<InvitedStaff>> InviteAsync(string tenant, FirstAdministrator person, CancellationToken cancellationToken)
    {
        SystemEntry.Cross(tenant);
        var directory = grains.GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(tenant, IStaffDirectoryGrain.Id));
        return await directory.InviteAsync(
            new InviteStaff(person.MemberId, person.Email, person.FirstName, person.LastName, Roles.NameOf(Role.Admin)) { MayExist = true },
            cancellationToken);
    }
}
