using Orleans;
using StudyMate.Common;

namespace StudyMate.Tenancy;

/// <summary>The platform's view of all schools (key <c>platform/tenants</c>); keeps no state.</summary>
[Alias("studymate.ITenantsGrain")]
public interface ITenantsGrain : IGrainWithStringKey
{
    /// <summary>The id within the key.</summary>
    const string Id = "tenants";

    /// <summary>Opens a school, and invites its first administrator when one is named. Refused with <c>tenant.exists</c>, <c>tenant.invalid_id</c> and the codes of the settings.</summary>
    [Command(Permissions.TenantsManage), Alias("CreateAsync")]
    Task<Result<OpenedTenant>> CreateAsync(OpenTenant command, CancellationToken cancellationToken);

    [Query(Permissions.TenantsManage), Alias("ListAsync")]
    Task<Result<Page<TenantView>>> ListAsync(PageRequest page, CancellationToken cancellationToken);

    /// <summary>Suspended is read-only, archived is closed. Refused with <c>tenant.not_found</c>, <c>tenant.reserved</c>.</summary>
    [Command(Permissions.TenantsManage), Alias("ChangeStatusAsync")]
    Task<Result<TenantView>> ChangeStatusAsync(ChangeStatusOf command, CancellationToken cancellationToken);

    [Command(Permissions.TenantsManage), Alias("ChangeLicencesAsync")]
    Task<Result<TenantView>> ChangeLicencesAsync(ChangeLicencesOf command, CancellationToken cancellationToken);

    /// <summary>
    /// Invites an administrator of a school, or makes a fresh invitation of one who is still pending. Refused with <c>tenant.not_found</c>,
    /// <c>user.exists</c> and the codes of an invitation.
    /// </summary>
    [Command(Permissions.TenantsManage), Alias("InviteAdministratorAsync")]
    Task<Result<InvitedAdministrator>> InviteAdministratorAsync(InviteAdministrator command, CancellationToken cancellationToken);
}
