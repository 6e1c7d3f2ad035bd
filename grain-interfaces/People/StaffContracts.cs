using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Wire names of a member's status.</summary>
public static class StaffStatuses
{
    /// <summary>Invited; has not set a password yet.</summary>
    public const string Pending = "pending";

    public const string Active = "active";

    public const string Inactive = "inactive";
}

/// <summary>A member of staff.</summary>
[GenerateSerializer, Immutable, Alias("studymate.staff-view")]
public sealed record StaffView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Email,
    [property: Id(2)] string FirstName,
    [property: Id(3)] string LastName,
    [property: Id(4)] string Role,
    [property: Id(5)] string Status,
    [property: Id(6)] ImmutableArray<string> ClassIds);

/// <param name="Email">Normalised e-mail.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Role">Wire name of the role.</param>
/// <param name="HasPassword">Whether the account can sign in already.</param>
[GenerateSerializer, Immutable, Alias("studymate.join-staff")]
public sealed record JoinStaff(
    [property: Id(0)] string Email,
    [property: Id(1)] string FirstName,
    [property: Id(2)] string LastName,
    [property: Id(3)] string Role,
    [property: Id(4)] bool HasPassword);

/// <summary>Null members stay as they are.</summary>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Role">Wire name of the role.</param>
/// <param name="Status"><c>active</c> or <c>inactive</c>.</param>
/// <param name="ClassIds">All classes that they teach from now on.</param>
[GenerateSerializer, Immutable, Alias("studymate.change-staff")]
public sealed record ChangeStaff(
    [property: Id(0)] string? FirstName = null,
    [property: Id(1)] string? LastName = null,
    [property: Id(2)] string? Role = null,
    [property: Id(3)] string? Status = null,
    [property: Id(4)] ImmutableArray<string>? ClassIds = null);

/// <param name="AccountId">Id of the account that is opened unless the e-mail has one; derived at the edge.</param>
/// <param name="Email">As typed.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Role">Wire name of the role.</param>
[GenerateSerializer, Immutable, Alias("studymate.invite-staff")]
public sealed record InviteStaff(
    [property: Id(0)] string AccountId,
    [property: Id(1)] string? Email,
    [property: Id(2)] string? FirstName,
    [property: Id(3)] string? LastName,
    [property: Id(4)] string? Role)
{
    /// <summary>A member already is no refusal but the answer; for imports.</summary>
    [Id(5)]
    public bool MayExist { get; init; }

    /// <summary>False: nobody is told a token now, and an invitation is asked for later; for imports.</summary>
    [Id(6)]
    public bool IssueToken { get; init; } = true;

    /// <summary>Classes that the person teaches from the start; at most 50.</summary>
    [Id(7)]
    public ImmutableArray<string> ClassIds { get; init; } = [];
}

/// <param name="Staff">The member.</param>
/// <param name="Created">False when the person was a member already.</param>
/// <param name="InvitationToken">One-time token to set the password with; null when the account has one.</param>
[GenerateSerializer, Immutable, Alias("studymate.invited-staff")]
public sealed record InvitedStaff(
    [property: Id(0)] StaffView Staff,
    [property: Id(1)] bool Created,
    [property: Id(2)] string? InvitationToken);

/// <param name="Page">Which page.</param>
/// <param name="Role">Only this role.</param>
/// <param name="Status">Only this status.</param>
/// <param name="Search">Part of name or e-mail.</param>
[GenerateSerializer, Immutable, Alias("studymate.staff-query")]
public sealed record StaffQuery(
    [property: Id(0)] PageRequest Page,
    [property: Id(1)] string? Role = null,
    [property: Id(2)] string? Status = null,
    [property: Id(3)] string? Search = null);

/// <summary>What a member of staff is in a school, as tokens carry it.</summary>
[GenerateSerializer, Immutable, Alias("studymate.membership")]
public sealed record Membership(
    [property: Id(0)] string Role,
    [property: Id(1)] string Status,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] long Stamp);
