using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Tenancy;

/// <summary>Wire names of a school's status.</summary>
public static class TenantStatuses
{
    public const string Active = "active";

    /// <summary>Read-only.</summary>
    public const string Suspended = "suspended";

    /// <summary>Closed: nobody signs in any more.</summary>
    public const string Archived = "archived";
}

/// <summary>A school.</summary>
/// <param name="Id">Tenant id.</param>
/// <param name="Name">The school's name.</param>
/// <param name="Type"><c>public</c> or <c>private</c>.</param>
/// <param name="Status">One of <see cref="TenantStatuses"/>.</param>
/// <param name="TimeZone">IANA zone; school days and due dates follow it.</param>
/// <param name="Language">Two-letter language of the school, <c>fr</c> or <c>en</c>.</param>
/// <param name="Licences">How many active people and classes the school may have.</param>
[GenerateSerializer, Immutable, Alias("studymate.tenant-view")]
public sealed record TenantView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Type,
    [property: Id(3)] string Status,
    [property: Id(4)] string TimeZone,
    [property: Id(5)] string Language,
    [property: Id(6)] LicencesView Licences);

/// <summary>Caps on active people and classes.</summary>
[GenerateSerializer, Immutable, Alias("studymate.licences-view")]
public sealed record LicencesView(
    [property: Id(0)] int MaxStudents,
    [property: Id(1)] int MaxTeachers,
    [property: Id(2)] int MaxClasses);

/// <summary>Opens a school; <paramref name="By"/> is the platform account that asked.</summary>
[GenerateSerializer, Immutable, Alias("studymate.create-tenant")]
public sealed record CreateTenant(
    [property: Id(0)] ChangeTenantSettings Settings,
    [property: Id(1)] LicencesView? Licences,
    [property: Id(2)] string By);

/// <summary>A school to be opened, with the person who administers it first.</summary>
[GenerateSerializer, Immutable, Alias("studymate.open-tenant")]
public sealed record OpenTenant(
    [property: Id(0)] string Id,
    [property: Id(1)] ChangeTenantSettings Settings,
    [property: Id(2)] LicencesView? Licences,
    [property: Id(3)] FirstAdministrator? Administrator);

/// <param name="MemberId">Id of the member that is made; derived at the edge.</param>
/// <param name="Email">Where the invitation belongs.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
[GenerateSerializer, Immutable, Alias("studymate.first-administrator")]
public sealed record FirstAdministrator(
    [property: Id(0)] string MemberId,
    [property: Id(1)] string? Email,
    [property: Id(2)] string? FirstName,
    [property: Id(3)] string? LastName);

/// <summary>Invites another administrator of a school: for one that nobody can administer any more.</summary>
[GenerateSerializer, Immutable, Alias("studymate.invite-administrator")]
public sealed record InviteAdministrator([property: Id(0)] string Tenant, [property: Id(1)] FirstAdministrator Administrator);

/// <param name="InvitationToken">Opens the membership, once and within 72 hours.</param>
[GenerateSerializer, Immutable, Alias("studymate.invited-administrator")]
public sealed record InvitedAdministrator([property: Id(0)] string InvitationToken);

/// <param name="Tenant">The school.</param>
/// <param name="InvitationToken">The first administrator's invitation; null when none was named.</param>
[GenerateSerializer, Immutable, Alias("studymate.opened-tenant")]
public sealed record OpenedTenant([property: Id(0)] TenantView Tenant, [property: Id(1)] string? InvitationToken);

/// <summary>Null members stay as they are.</summary>
[GenerateSerializer, Immutable, Alias("studymate.change-tenant-settings")]
public sealed record ChangeTenantSettings(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] string? Type = null,
    [property: Id(2)] string? TimeZone = null,
    [property: Id(3)] string? Language = null);

[GenerateSerializer, Immutable, Alias("studymate.change-tenant-status")]
public sealed record ChangeTenantStatus([property: Id(0)] string Status, [property: Id(1)] string By);

[GenerateSerializer, Immutable, Alias("studymate.change-status-of")]
public sealed record ChangeStatusOf([property: Id(0)] string Tenant, [property: Id(1)] string Status);

[GenerateSerializer, Immutable, Alias("studymate.change-licences")]
public sealed record ChangeLicences([property: Id(0)] LicencesView Licences, [property: Id(1)] string By);

[GenerateSerializer, Immutable, Alias("studymate.change-licences-of")]
public sealed record ChangeLicencesOf([property: Id(0)] string Tenant, [property: Id(1)] LicencesView Licences);

/// <summary>Overrides to set; <see cref="PermissionChange.Allowed"/> null goes back to the default.</summary>
[GenerateSerializer, Immutable, Alias("studymate.change-permissions")]
public sealed record ChangePermissions([property: Id(0)] ImmutableArray<PermissionChange> Changes);

[GenerateSerializer, Immutable, Alias("studymate.permission-change")]
public sealed record PermissionChange(
    [property: Id(0)] string Role,
    [property: Id(1)] string Permission,
    [property: Id(2)] bool? Allowed);

/// <summary>The permission table of one school.</summary>
[GenerateSerializer, Immutable, Alias("studymate.permission-matrix")]
public sealed record PermissionMatrix([property: Id(0)] ImmutableArray<PermissionEntry> Entries);

/// <param name="Role">Wire name of the role.</param>
/// <param name="Permission"><c>resource:action</c>.</param>
/// <param name="Default">Scope by the table: <c>none</c>, <c>own</c>, <c>own_classes</c>, <c>tenant</c>.</param>
/// <param name="Effective">Scope that applies in this school.</param>
/// <param name="Overridden">Whether the school changed it.</param>
[GenerateSerializer, Immutable, Alias("studymate.permission-entry")]
public sealed record PermissionEntry(
    [property: Id(0)] string Role,
    [property: Id(1)] string Permission,
    [property: Id(2)] string Default,
    [property: Id(3)] string Effective,
    [property: Id(4)] bool Overridden);
