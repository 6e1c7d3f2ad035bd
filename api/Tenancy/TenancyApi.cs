using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Tenancy;

/// <summary>The caller's school, and for the platform all schools.</summary>
internal static class TenancyApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapTenancy(this IEndpointRouteBuilder api)
    {
        api.MapGet("/tenant", Get).RequirePermission(Permissions.TenantRead);
        api.MapPatch("/tenant", Change).RequirePermission(Permissions.TenantUpdate);
        api.MapGet("/tenant/permissions", GetPermissions).RequirePermission(Permissions.RolesRead);
        api.MapPut("/tenant/permissions", ChangePermissions).RequirePermission(Permissions.RolesUpdate);
        api.MapGet("/audit", ListAudit).RequirePermission(Permissions.AuditRead);

        var tenants = api.MapGroup("/tenants");
        tenants.MapGet("", ListTenants).RequirePermission(Permissions.TenantsManage);
        tenants.MapPost("", OpenTenant).RequirePermission(Permissions.TenantsManage);
        tenants.MapPatch("/{tenantId}", ChangeLicences).RequirePermission(Permissions.TenantsManage);
        tenants.MapPost("/{tenantId}/administrators", InviteAdministrator).RequirePermission(Permissions.TenantsManage)
            .WithSummary("Invites an administrator of a school, or makes a fresh invitation of one who is still pending.");
        tenants.MapPost("/{tenantId}/suspend", Suspend).RequirePermission(Permissions.TenantsManage);
        tenants.MapPost("/{tenantId}/activate", Activate).RequirePermission(Permissions.TenantsManage);
        tenants.MapPost("/{tenantId}/archive", Archive).RequirePermission(Permissions.TenantsManage);
    }

    private static async Task<Results<Ok<TenantView>, ProblemHttpResult>> Get(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Own(grains, caller).GetAsync(cancellationToken));

    private static async Task<Results<Ok<TenantView>, ProblemHttpResult>> Change(
        TenantSettings body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Own(grains, caller).ChangeSettingsAsync(body.ToCommand(), cancellationToken));

    private static async Task<Results<Ok<PermissionMatrix>, ProblemHttpResult>> GetPermissions(
        Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Own(grains, caller).GetPermissionsAsync(cancellationToken));

    private static async Task<Results<Ok<PermissionMatrix>, ProblemHttpResult>> ChangePermissions(
        PermissionChanges body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Own(grains, caller).ChangePermissionsAsync(new ChangePermissions(body.Changes), cancellationToken));

    private static async Task<Results<Ok<Page<AuditEntry>>, ProblemHttpResult>> ListAudit(
        string? kind, Paging paging, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IAuditGrain>(caller.Key(IAuditGrain.Id)).ListAsync(new AuditQuery(paging.Request, kind), cancellationToken));

    private static async Task<Results<Ok<Page<TenantView>>, ProblemHttpResult>> ListTenants(
        Paging paging, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await All(grains, caller).ListAsync(paging.Request, cancellationToken));

    private static async Task<Results<Created<OpenedTenant>, ProblemHttpResult>> OpenTenant(
        NewTenant body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var first = body.Administrator is { } person ? new FirstAdministrator(NewId.ForRequest(), person.Email, person.FirstName, person.LastName) : null;
        var command = new OpenTenant(body.Id, new ChangeTenantSettings(body.Name, body.Type, body.TimeZone, body.Language), body.Licences, first);
        return Respond.Created(await All(grains, caller).CreateAsync(command, cancellationToken), opened => $"/api/tenants/{opened.Tenant.Id}");
    }

    private static async Task<Results<Ok<TenantView>, ProblemHttpResult>> ChangeLicences(
        string tenantId, TenantLicences body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await All(grains, caller).ChangeLicencesAsync(new ChangeLicencesOf(tenantId, body.Licences), cancellationToken));

    private static async Task<Results<Ok<InvitedAdministrator>, ProblemHttpResult>> InviteAdministrator(
        string tenantId, NewAdministrator body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var person = new FirstAdministrator(NewId.ForRequest(), body.Email, body.FirstName, body.LastName);
        return Respond.Ok(await All(grains, caller).InviteAdministratorAsync(new InviteAdministrator(tenantId, person), cancellationToken));
    }

    private static Task<Results<Ok<TenantView>, ProblemHttpResult>> Suspend(
        string tenantId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        ChangeStatus(tenantId, TenantStatuses.Suspended, caller, grains, cancellationToken);

    private static Task<Results<Ok<TenantView>, ProblemHttpResult>> Activate(
        string tenantId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        ChangeStatus(tenantId, TenantStatuses.Active, caller, grains, cancellationToken);

    private static Task<Results<Ok<TenantView>, ProblemHttpResult>> Archive(
        string tenantId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        ChangeStatus(tenantId, TenantStatuses.Archived, caller, grains, cancellationToken);

    private static async Task<Results<Ok<TenantView>, ProblemHttpResult>> ChangeStatus(
        string tenantId, string status, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await All(grains, caller).ChangeStatusAsync(new ChangeStatusOf(tenantId, status), cancellationToken));

    private static ITenantGrain Own(IGrainFactory grains, Caller caller) => grains.GetGrain<ITenantGrain>(caller.Key(ITenantGrain.Id));

    // A caller of another tenant than the platform is refused by its key.
    private static ITenantsGrain All(IGrainFactory grains, Caller caller) => grains.GetGrain<ITenantsGrain>(caller.Key(ITenantsGrain.Id));
}

/// <summary>Null members stay as they are.</summary>
/// <param name="Name">The school's name.</param>
/// <param name="Type">public or private.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Language">fr or en.</param>
internal sealed record TenantSettings(string? Name, string? Type, string? TimeZone, string? Language)
{
    public ChangeTenantSettings ToCommand() => new(Name, Type, TimeZone, Language);
}

/// <param name="Changes">All are applied, or none.</param>
internal sealed record PermissionChanges(ImmutableArray<PermissionChange> Changes);

/// <param name="Id">Up to 40 characters of a-z, 0-9 and hyphens.</param>
/// <param name="Name">The school's name.</param>
/// <param name="Type">public or private.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Language">fr or en.</param>
/// <param name="Licences">Caps; 100 students, 10 teachers and 20 classes unless given.</param>
/// <param name="Administrator">Invited as the school's first administrator.</param>
internal sealed record NewTenant(
    string Id, string? Name, string? Type, string? TimeZone, string? Language, LicencesView? Licences, NewAdministrator? Administrator);

internal sealed record NewAdministrator(string? Email, string? FirstName, string? LastName);

internal sealed record TenantLicences(LicencesView Licences);
