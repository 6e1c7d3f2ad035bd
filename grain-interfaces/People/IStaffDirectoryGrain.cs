using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>The staff of a school (key <c>{tenant}/staff</c>); keeps no state. Invites one after the other, so that two at once cannot pass the licence together.</summary>
[Alias("studymate.IStaffDirectoryGrain")]
public interface IStaffDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The id within the key.</summary>
    const string Id = "staff";

    /// <summary>
    /// Makes a member of staff who waits for their invitation to be redeemed. Whether the e-mail has an account anywhere is neither asked nor
    /// told. Repeatable: the same e-mail again answers the member it made. Refused with <c>user.invalid_email</c>, <c>user.invalid_name</c>,
    /// <c>user.invalid_role</c>, <c>account.role_above_own</c>, <c>user.exists</c> (unless <see cref="InviteStaff.MayExist"/>),
    /// <c>licence.teachers</c>, <c>user.unknown_class</c>.
    /// </summary>
    [Command(Permissions.UsersCreate), Alias("InviteAsync")]
    Task<Result<InvitedStaff>> InviteAsync(InviteStaff command, CancellationToken cancellationToken);

    /// <summary>
    /// A fresh invitation for a pending member; the one before opens nothing any more. Refused with <c>account.has_password</c>,
    /// <c>user.inactive</c>, <c>user.not_found</c>, <c>account.role_above_own</c>.
    /// </summary>
    [Command(Permissions.UsersCreate), Alias("InviteAgainAsync")]
    Task<Result<InvitedStaff>> InviteAgainAsync(string staffId, CancellationToken cancellationToken);

    /// <summary>
    /// For the console: who administers the platform gets a new way in. The only administrator when none is named; one whom the platform does not
    /// know yet is invited. Refused with <c>user.not_found</c>, <c>user.invalid_email</c>, <c>user.ambiguous</c>.
    /// </summary>
    /// <param name="email">Whose account, as typed; null for the only one.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    [Internal, Alias("RecoverAsync")]
    Task<Result<RecoveredAccount>> RecoverAsync(string? email, CancellationToken cancellationToken);

    /// <summary>Members in the order of their names. Interleaves: it reads rows, which no invitation in progress decides on.</summary>
    [Query(Permissions.UsersRead), Alias("ListAsync"), AlwaysInterleave]
    Task<Result<Page<StaffView>>> ListAsync(StaffQuery query, CancellationToken cancellationToken);
}
