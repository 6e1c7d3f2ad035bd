using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Wire names of a member's status.</summary>
public static class StaffStatuses
{
    /// <summary>Invited; nobody has redeemed the invitation yet.</summary>
    public const string Pending = "pending";

    public const string Active = "active";

    public const string Inactive = "inactive";
}

/// <summary>A member of staff. Who signs in as them, and whether that account opens other schools, is not told.</summary>
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
/// <param name="HasPassword">Of earlier versions, and not looked at: who joins is pending until the invitation is redeemed.</param>
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

/// <param name="MemberId">Id of the member that is made; derived at the edge.</param>
/// <param name="Email">As typed.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Role">Wire name of the role.</param>
[GenerateSerializer, Immutable, Alias("studymate.invite-staff")]
public sealed record InviteStaff(
    [property: Id(0)] string MemberId,
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
/// <param name="InvitationToken">Opens this membership, once and within 72 hours; null when none was made.</param>
[GenerateSerializer, Immutable, Alias("studymate.invited-staff")]
public sealed record InvitedStaff(
    [property: Id(0)] StaffView Staff,
    [property: Id(1)] bool Created,
    [property: Id(2)] string? InvitationToken);

/// <summary>Redeems a member's invitation: with a password for an account of its own, or for an account whose owner agrees.</summary>
/// <param name="Secret">Of the invitation.</param>
/// <param name="Password">Of the account that is made; null when there is one.</param>
/// <param name="AccountId">The account that the membership is linked to; null when one is made.</param>
[GenerateSerializer, Immutable, Alias("studymate.redeem-invitation")]
public sealed record RedeemInvitation(
    [property: Id(0)] string Secret,
    [property: Id(1)] string? Password,
    [property: Id(2)] string? AccountId);

/// <param name="Email">Whose account of the platform.</param>
/// <param name="Token">An invitation, or a one-time link.</param>
/// <param name="IsInvitation">Which of both.</param>
[GenerateSerializer, Immutable, Alias("studymate.recovered-account")]
public sealed record RecoveredAccount(
    [property: Id(0)] string Email,
    [property: Id(1)] string Token,
    [property: Id(2)] bool IsInvitation);

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
    [property: Id(3)] long Stamp)
{
    /// <summary>The account that opens it; null until the invitation is redeemed.</summary>
    [Id(4)]
    public string? AccountId { get; init; }
}
