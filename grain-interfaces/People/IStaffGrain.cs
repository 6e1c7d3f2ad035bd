using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// One member of staff of a school (key <c>{tenant}/{memberId}</c>): name, role and status there, the invitation while nobody has redeemed it,
/// then the account that opens it. Which classes they teach is the classes' to say (<c>IClassGrain</c>, <c>IStaffClasses</c>).
/// </summary>
[Alias("studymate.IStaffGrain")]
public interface IStaffGrain : IGrainWithStringKey
{
    /// <summary>Makes a pending member; a member already is left as is. Called through <see cref="IStaffDirectoryGrain"/>.</summary>
    [Internal, Alias("JoinAsync")]
    Task<Result<StaffView>> JoinAsync(JoinStaff command, CancellationToken cancellationToken);

    /// <summary>Refused with <c>user.not_found</c>.</summary>
    [Query(Permissions.UsersRead), Alias("GetAsync")]
    Task<Result<StaffView>> GetAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Changes name, role, status or the classes taught. Refused with <c>account.role_above_own</c>, <c>account.last_admin</c>,
    /// <c>account.self_deactivation</c>, <c>user.invalid_role</c>, <c>user.invalid_status</c>, <c>user.invalid_name</c>,
    /// <c>licence.teachers</c>, <c>user.not_found</c>, <c>user.unknown_class</c>, <c>class.archived</c>. A new role or status revokes every token of this membership.
    /// </summary>
    [Command(Permissions.UsersUpdate), Alias("ChangeAsync")]
    Task<Result<StaffView>> ChangeAsync(ChangeStaff command, CancellationToken cancellationToken);

    /// <summary>
    /// A fresh invitation of a pending member, replacing an earlier one: it opens this membership, once and within 72 hours. Refused with
    /// <c>user.not_found</c>, <c>account.has_password</c>, <c>user.inactive</c>.
    /// </summary>
    [Internal, Alias("InviteAsync")]
    Task<Result<string>> InviteAsync(CancellationToken cancellationToken);

    /// <summary>The invitation opens nothing any more; without one nothing happens. Refused with <c>user.not_found</c>, <c>account.role_above_own</c>.</summary>
    [Command(Permissions.UsersCreate), Alias("RevokeInvitationAsync")]
    Task<Result<Done>> RevokeInvitationAsync(CancellationToken cancellationToken);

    /// <summary>What the invitation says. Refused with <c>auth.invalid_invitation</c>.</summary>
    [Internal, Alias("ReadInvitationAsync")]
    Task<Result<InvitationView>> ReadInvitationAsync(string secret, CancellationToken cancellationToken);

    /// <summary>
    /// Redeems the invitation: the membership is linked to the account, which is made when none is given. Refused with
    /// <c>auth.invalid_invitation</c> and the password rules.
    /// </summary>
    [Internal, Alias("RedeemAsync")]
    Task<Result<StaffView>> RedeemAsync(RedeemInvitation command, CancellationToken cancellationToken);

    /// <summary>
    /// A one-time link with which a member of lower rank sets a new password, while the account is bound to this school. Refused with
    /// <c>user.not_found</c>, <c>account.role_not_below_own</c>, <c>user.not_joined</c>, <c>account.not_held</c>.
    /// </summary>
    [Command(Permissions.UsersUpdate), Alias("MakeLinkAsync")]
    Task<Result<OneTimeLink>> MakeLinkAsync(CancellationToken cancellationToken);

    /// <summary>Role, status, stamp and account for tokens; refused with <c>user.not_found</c>.</summary>
    [Internal, Alias("GetMembershipAsync")]
    Task<Result<Membership>> GetMembershipAsync(CancellationToken cancellationToken);
}
