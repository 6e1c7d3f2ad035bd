using System.Collections.Immutable;
using Orleans;

namespace StudyMate.People;

/// <summary>An account as the grains around it see it.</summary>
/// <param name="Id">Account id.</param>
/// <param name="Email">Normalised e-mail that it signs in with.</param>
/// <param name="HasPassword">False after a recovery, until the one-time link is used.</param>
/// <param name="Tenants">Of <see cref="Memberships"/>.</param>
/// <param name="Stamp">Grows with every change that revokes tokens.</param>
[GenerateSerializer, Immutable, Alias("studymate.account-view")]
public sealed record AccountView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Email,
    [property: Id(2)] bool HasPassword,
    [property: Id(3)] ImmutableArray<string> Tenants,
    [property: Id(4)] long Stamp)
{
    /// <summary>Memberships that the account's owner redeemed; whether one still stands, its member says. Null from a process of an earlier version, which knew none.</summary>
    [Id(5)]
    public ImmutableArray<AccountMembership>? Memberships { get; init; }

    /// <summary>The school that the account is bound to, or <c>platform</c>; null when it is its owner's alone.</summary>
    [Id(6)]
    public string? HeldBy { get; init; }
}

/// <summary>A membership that an account opens.</summary>
[GenerateSerializer, Immutable, Alias("studymate.account-membership")]
public sealed record AccountMembership([property: Id(0)] string Tenant, [property: Id(1)] string MemberId);

/// <summary>Makes the account of one membership, bound to its school.</summary>
/// <param name="Email">Normalised; the member's.</param>
/// <param name="Tenant">School that it is bound to.</param>
/// <param name="MemberId">Whose invitation was redeemed.</param>
/// <param name="Password">10 to 128 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.open-account")]
public sealed record OpenAccount(
    [property: Id(0)] string Email,
    [property: Id(1)] string Tenant,
    [property: Id(2)] string MemberId,
    [property: Id(3)] string Password);

/// <summary>The owner adds a membership to the account.</summary>
/// <param name="Email">What the school invited; the account keeps its own.</param>
/// <param name="Tenant">The membership's school.</param>
[GenerateSerializer, Immutable, Alias("studymate.join-account")]
public sealed record JoinAccount([property: Id(0)] string Email, [property: Id(1)] string Tenant)
{
    /// <summary>The membership. A process of an earlier version, which knew none, is refused.</summary>
    [Id(2)]
    public string? MemberId { get; init; }
}

/// <param name="Token">The invitation.</param>
/// <param name="Password">10 to 128 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.accept-invitation")]
public sealed record AcceptInvitation([property: Id(0)] string Token, [property: Id(1)] string Password);

/// <summary>What an invitation says to who holds it.</summary>
/// <param name="TenantId">School.</param>
/// <param name="TenantName">Its name.</param>
/// <param name="Email">To whom it was written; the address to sign in with.</param>
/// <param name="Role">Role of the membership.</param>
/// <param name="ExpiresAt">Until when it can be redeemed.</param>
[GenerateSerializer, Immutable, Alias("studymate.invitation-view")]
public sealed record InvitationView(
    [property: Id(0)] string TenantId,
    [property: Id(1)] string TenantName,
    [property: Id(2)] string Email,
    [property: Id(3)] string Role,
    [property: Id(4)] DateTimeOffset ExpiresAt);

/// <summary>Told once: with it, a new password of one account can be set.</summary>
[GenerateSerializer, Immutable, Alias("studymate.one-time-link")]
public sealed record OneTimeLink([property: Id(0)] string Token, [property: Id(1)] DateTimeOffset ExpiresAt);

/// <param name="Token">The one-time link.</param>
/// <param name="Password">10 to 128 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.use-account-link")]
public sealed record UseAccountLink([property: Id(0)] string Token, [property: Id(1)] string Password);

/// <param name="Account">The account as it stands.</param>
/// <param name="PasswordHash">What its password is checked against; null when it has none.</param>
[GenerateSerializer, Immutable, Alias("studymate.account-credential")]
public sealed record AccountCredential([property: Id(0)] AccountView Account, [property: Id(1)] string? PasswordHash);

/// <param name="Stamp">Of the account whose password was checked.</param>
/// <param name="PasswordHash">Of the new one.</param>
[GenerateSerializer, Immutable, Alias("studymate.replace-password")]
public sealed record ReplacePassword([property: Id(0)] long Stamp, [property: Id(1)] string PasswordHash);

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
    [property: Id(3)] string Address)
{
    /// <summary>Code of the second factor, where one is asked for.</summary>
    [Id(4)]
    public string? Code { get; init; }

    /// <summary>The device, if it has signed somebody in before; for throttling only.</summary>
    [Id(5)]
    public KnownDevice? Known { get; init; }
}

/// <summary>A device that has signed people in before, by a proof of ours: others' failures do not keep these people out on it.</summary>
/// <param name="Id">Made at its first success.</param>
/// <param name="People">Of each, <see cref="SignedIn.DeviceKey"/>.</param>
[GenerateSerializer, Immutable, Alias("studymate.known-device")]
public sealed record KnownDevice([property: Id(0)] string Id, [property: Id(1)] ImmutableArray<string> People);

/// <param name="Code">Access code as typed.</param>
/// <param name="Device">Id that the device says of itself; for throttling only.</param>
/// <param name="Address">Network address of the caller, for throttling only.</param>
[GenerateSerializer, Immutable, Alias("studymate.sign-in-student")]
public sealed record SignInStudent(
    [property: Id(0)] string Code,
    [property: Id(1)] string? Device,
    [property: Id(2)] string Address)
{
    /// <summary>The device, if it has signed somebody in before; for throttling only.</summary>
    [Id(3)]
    public KnownDevice? Known { get; init; }
}

/// <summary>Either signed in, or a choice of schools, or a second factor to be shown.</summary>
[GenerateSerializer, Immutable, Alias("studymate.sign-in-answer")]
public sealed record SignInAnswer(
    [property: Id(0)] SignedIn? SignedIn,
    [property: Id(1)] ImmutableArray<MembershipChoice> Memberships)
{
    [Id(2)]
    public SecondFactorStep? SecondFactor { get; init; }
}

/// <summary>The password was right; signing in goes on with a code of the authenticator app.</summary>
/// <param name="Kind">One of <see cref="SecondFactorKinds"/>.</param>
/// <param name="Secret">For an enrolment: what is typed into the app, in base 32; told this once.</param>
/// <param name="Uri">For an enrolment: the same as an address that apps open, <c>otpauth://totp/…</c>.</param>
[GenerateSerializer, Immutable, Alias("studymate.second-factor-step")]
public sealed record SecondFactorStep(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? Secret,
    [property: Id(2)] string? Uri);

/// <param name="Step">What is still asked for; null when the factor was shown.</param>
[GenerateSerializer, Immutable, Alias("studymate.second-factor-answer")]
public sealed record SecondFactorAnswer([property: Id(0)] SecondFactorStep? Step);

/// <summary>What a second factor is asked for.</summary>
public static class SecondFactorKinds
{
    /// <summary>A code of the app that was enrolled.</summary>
    public const string Code = "code";

    /// <summary>None was enrolled yet: the secret goes into an app, whose code confirms it.</summary>
    public const string Enrolment = "enrolment";
}

/// <summary>A school that the account may go on in.</summary>
[GenerateSerializer, Immutable, Alias("studymate.membership-choice")]
public sealed record MembershipChoice(
    [property: Id(0)] string TenantId,
    [property: Id(1)] string TenantName,
    [property: Id(2)] string Role);

/// <summary>Someone signed in to one school, by the member's or student's id: what the access token says, and the refresh token in clear, until when it can be used.</summary>
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
    [property: Id(8)] DateTimeOffset RefreshExpiresAt)
{
    /// <summary>What their device is to remember of them (<see cref="KnownDevice"/>); null when this was no sign-in.</summary>
    [Id(9)]
    public string? DeviceKey { get; init; }
}

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
/// <param name="Id">Member's id; the student's id for a student.</param>
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
