using System.Collections.Immutable;
using Orleans;

namespace StudyMate.People;

/// <summary>An account as the grains around it see it.</summary>
/// <param name="Id">Account id.</param>
/// <param name="Email">Normalised e-mail.</param>
/// <param name="HasPassword">False while an invitation is open.</param>
/// <param name="Tenants">Schools that the account was made a member of; whether it still is, the school's staff record says.</param>
/// <param name="Stamp">Grows with every change that revokes tokens.</param>
[GenerateSerializer, Immutable, Alias("studymate.account-view")]
public sealed record AccountView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Email,
    [property: Id(2)] bool HasPassword,
    [property: Id(3)] ImmutableArray<string> Tenants,
    [property: Id(4)] long Stamp);

[GenerateSerializer, Immutable, Alias("studymate.join-account")]
public sealed record JoinAccount([property: Id(0)] string Email, [property: Id(1)] string Tenant);

/// <param name="Token">The invitation; its first part names the account.</param>
/// <param name="Password">10 to 128 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.accept-invitation")]
public sealed record AcceptInvitation([property: Id(0)] string Token, [property: Id(1)] string Password);

[GenerateSerializer, Immutable, Alias("studymate.change-password")]
public sealed record ChangePassword([property: Id(0)] string Current, [property: Id(1)] string Next);

/// <param name="Email">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="TenantId">Which membership, when there are several.</param>
/// <param name="Address">Network address of the caller, for throttling only.</param>
[GenerateSerializer, Immutable, Alias("studymate.sign-in")]
public sealed record SignIn(
    [property: Id(0)] string Email,
    [property: Id(1)] string Password,
    [property: Id(2)] string? TenantId,
    [property: Id(3)] string Address);

/// <param name="Code">Access code as typed.</param>
/// <param name="Device">Id of the device, or what stands for one; for throttling only.</param>
/// <param name="Address">Network address of the caller, for throttling only.</param>
[GenerateSerializer, Immutable, Alias("studymate.sign-in-student")]
public sealed record SignInStudent(
    [property: Id(0)] string Code,
    [property: Id(1)] string Device,
    [property: Id(2)] string Address);

/// <summary>Either signed in, or a choice of schools.</summary>
[GenerateSerializer, Immutable, Alias("studymate.sign-in-answer")]
public sealed record SignInAnswer(
    [property: Id(0)] SignedIn? SignedIn,
    [property: Id(1)] ImmutableArray<MembershipChoice> Memberships);

/// <summary>A school that the account may go on in.</summary>
[GenerateSerializer, Immutable, Alias("studymate.membership-choice")]
public sealed record MembershipChoice(
    [property: Id(0)] string TenantId,
    [property: Id(1)] string TenantName,
    [property: Id(2)] string Role);

/// <summary>Someone signed in to one school: what the access token says, and the refresh token in clear, until when it can be used.</summary>
[GenerateSerializer, Immutable, Alias("studymate.signed-in")]
public sealed record SignedIn(
    [property: Id(0)] string Id,
    [property: Id(1)] string TenantId,
    [property: Id(2)] string Role,
    [property: Id(3)] string DisplayName,
    [property: Id(4)] string? StudentId,
    [property: Id(5)] string Stamp,
    [property: Id(6)] string FamilyId,
    [property: Id(7)] string RefreshToken,
    [property: Id(8)] DateTimeOffset RefreshExpiresAt);

/// <param name="FamilyId">The <c>sid</c> claim.</param>
/// <param name="Stamp">The <c>stamp</c> claim.</param>
[GenerateSerializer, Immutable, Alias("studymate.token-check")]
public sealed record TokenCheck([property: Id(0)] string FamilyId, [property: Id(1)] string Stamp);

/// <param name="Student">Whether the key's id is a student's.</param>
[GenerateSerializer, Immutable, Alias("studymate.open-sign-in")]
public sealed record OpenSignIn([property: Id(0)] bool Student);

/// <param name="TenantId">Where to go on.</param>
/// <param name="FamilyId">The family of the caller's token, which ends.</param>
[GenerateSerializer, Immutable, Alias("studymate.switch-tenant")]
public sealed record SwitchTenant([property: Id(0)] string TenantId, [property: Id(1)] string FamilyId);

/// <summary>The caller.</summary>
/// <param name="Id">Account id; the student's id for a student.</param>
/// <param name="TenantId">School.</param>
/// <param name="Role">Role there.</param>
/// <param name="DisplayName">Name.</param>
/// <param name="Permissions">What the caller may ask for here, <c>resource:action</c>.</param>
/// <param name="Memberships">The schools a member of staff can go on in, this one among them; empty for students and partners.</param>
[GenerateSerializer, Immutable, Alias("studymate.me-view")]
public sealed record MeView(
    [property: Id(0)] string Id,
    [property: Id(1)] string TenantId,
    [property: Id(2)] string Role,
    [property: Id(3)] string DisplayName,
    [property: Id(4)] ImmutableArray<string> Permissions,
    [property: Id(5)] ImmutableArray<MembershipChoice> Memberships);
