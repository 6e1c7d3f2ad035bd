using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// The door (key <c>{tenant}/sign-in</c>; staff sign in at <c>platform/sign-in</c>, since their tenant is only known afterwards);
/// keeps no state.
/// </summary>
[Alias("studymate.ISignInGrain")]
public interface ISignInGrain : IGrainWithStringKey
{
    /// <summary>The id within the key.</summary>
    const string Id = "sign-in";

    /// <summary>
    /// With a school: the account of its member of this e-mail. Without: the accounts of the e-mail, three at most. Refused with
    /// <c>auth.invalid_credentials</c>, whatever was wrong, with <c>auth.invalid_code</c> for a second factor, and with <c>auth.too_many_attempts</c>.
    /// </summary>
    [Anonymous, Alias("SignInAsync")]
    Task<Result<SignInAnswer>> SignInAsync(SignIn command, CancellationToken cancellationToken);

    /// <summary>A student's sign-in by access code; refused like <see cref="SignInAsync"/>.</summary>
    [Anonymous, Alias("SignInStudentAsync")]
    Task<Result<SignedIn>> SignInStudentAsync(SignInStudent command, CancellationToken cancellationToken);

    /// <summary>
    /// Redeems an invitation with an account of its own, bound to the school: it signs in with school, e-mail and this password. Refused with
    /// <c>auth.invalid_invitation</c> and the password rules.
    /// </summary>
    [Anonymous, Alias("AcceptInvitationAsync")]
    Task<Result<Done>> AcceptInvitationAsync(AcceptInvitation command, CancellationToken cancellationToken);

    /// <summary>What an invitation says to who holds it. Refused with <c>auth.invalid_invitation</c>.</summary>
    [Anonymous, Alias("ReadInvitationAsync")]
    Task<Result<InvitationView>> ReadInvitationAsync(string token, CancellationToken cancellationToken);

    /// <summary>
    /// Redeems an invitation with the caller's account, who agrees by calling it: one account for several schools is made in no other way.
    /// Refused with <c>auth.invalid_invitation</c>, <c>auth.no_membership</c>, <c>account.member_already</c>, <c>account.platform_alone</c>,
    /// <c>account.too_many_schools</c>.
    /// </summary>
    [Query(Permissions.Me), Alias("LinkInvitationAsync")]
    Task<Result<MembershipChoice>> LinkInvitationAsync(string token, CancellationToken cancellationToken);

    /// <summary>Sets a new password with a one-time link. Refused with <c>auth.invalid_link</c> and the password rules.</summary>
    [Anonymous, Alias("UseLinkAsync")]
    Task<Result<Done>> UseLinkAsync(UseAccountLink command, CancellationToken cancellationToken);

    /// <summary>
    /// Changes the caller's own password, revokes every token of the account and answers new ones for this membership. The account is
    /// not the school's: a suspended school does not stop it. Refused with <c>auth.invalid_credentials</c>,
    /// <c>auth.too_many_attempts</c> and the password rules.
    /// </summary>
    [Query(Permissions.UsersUpdateSelf), Alias("ChangePasswordAsync")]
    Task<Result<SignedIn>> ChangePasswordAsync(ChangePassword command, CancellationToken cancellationToken);

    /// <summary>Goes on in another school that the caller is a member of. Refused with <c>auth.no_membership</c>.</summary>
    [Query(Permissions.Me), Alias("SwitchAsync")]
    Task<Result<SignedIn>> SwitchAsync(SwitchTenant command, CancellationToken cancellationToken);

    /// <summary>Who the caller is, and what they may do here.</summary>
    [Query(Permissions.Me), Alias("GetMeAsync")]
    Task<Result<MeView>> GetMeAsync(CancellationToken cancellationToken);
}
