using Orleans;
using StudyMate.Common;

namespace StudyMate.Tenancy;

/// <summary>
/// One school (key <c>{tenant}/tenant</c>): status, settings, permission overrides, licences, and who its administrators are.
/// Nothing on the path of every request calls it: processes cache what they need by a version.
/// </summary>
[Alias("studymate.ITenantGrain")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>The id within the key.</summary>
    const string Id = "tenant";

    /// <summary>Opens the school; opening it again with the same command changes nothing. Refused with <c>tenant.exists</c>.</summary>
    [Internal, Alias("CreateAsync")]
    Task<Result<TenantView>> CreateAsync(CreateTenant command, CancellationToken cancellationToken);

    [Query(Permissions.TenantRead), Alias("GetAsync")]
    Task<Result<TenantView>> GetAsync(CancellationToken cancellationToken);

    /// <summary>Name, type, zone and language. Refused with <c>tenant.invalid_name</c>, <c>.invalid_type</c>, <c>.invalid_time_zone</c>, <c>.invalid_language</c>.</summary>
    [Command(Permissions.TenantUpdate), Alias("ChangeSettingsAsync")]
    Task<Result<TenantView>> ChangeSettingsAsync(ChangeTenantSettings command, CancellationToken cancellationToken);

    /// <summary>Status and licences are the platform's to decide; called through <see cref="ITenantsGrain"/>.</summary>
    [Internal, Alias("ChangeStatusAsync")]
    Task<Result<TenantView>> ChangeStatusAsync(ChangeTenantStatus command, CancellationToken cancellationToken);

    [Internal, Alias("ChangeLicencesAsync")]
    Task<Result<TenantView>> ChangeLicencesAsync(ChangeLicences command, CancellationToken cancellationToken);

    /// <summary>The whole table for this school: every role and permission with its default and what applies.</summary>
    [Query(Permissions.RolesRead), Alias("GetPermissionsAsync")]
    Task<Result<PermissionMatrix>> GetPermissionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Sets or removes overrides. Refused with <c>permission.unknown_role</c>, <c>permission.unknown</c>, and
    /// <c>permission.lock_out</c> when it would take user administration from the administrators.
    /// </summary>
    [Command(Permissions.RolesUpdate), Alias("ChangePermissionsAsync")]
    Task<Result<PermissionMatrix>> ChangePermissionsAsync(ChangePermissions command, CancellationToken cancellationToken);

    /// <summary>Counts an administrator in, after the member of staff became one.</summary>
    [Internal, Alias("AddAdministratorAsync")]
    Task<Result<Done>> AddAdministratorAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>Counts an administrator out, before the member of staff ceases to be one. Refused with <c>account.last_admin</c>.</summary>
    [Internal, Alias("RemoveAdministratorAsync")]
    Task<Result<Done>> RemoveAdministratorAsync(string accountId, CancellationToken cancellationToken);
}
