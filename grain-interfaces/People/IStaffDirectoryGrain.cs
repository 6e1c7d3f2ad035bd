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
    /// Makes a person a member of staff: the account of the e-mail, or a new one that waits for its password. Repeatable: the same
    /// e-mail again answers the member it made. Refused with <c>user.invalid_email</c>, <c>user.invalid_name</c>,
    /// <c>user.invalid_role</c>, <c>account.role_above_own</c>, <c>user.exists</c> (unless <see cref="InviteStaff.MayExist"/>),
    /// <c>licence.teachers</c>, <c>user.unknown_class</c>.
    /// </summary>
    [Command(Permissions.UsersCreate), Alias("InviteAsync")]
    Task<Result<InvitedStaff>> InviteAsync(InviteStaff command, CancellationToken cancellationToken);

    /// <summary>A fresh invitation for a member whose account has no password yet. Refused with <c>account.has_password</c>, <c>user.not_found</c>.</summary>
    [Command(Permissions.UsersCreate), Alias("InviteAgainAsync")]
    Task<Result<InvitedStaff>> InviteAgainAsync(string staffId, CancellationToken cancellationToken);

    /// <summary>Members in the order of their names. Interleaves: it reads rows, which no invitation in progress decides on.</summary>
    [Query(Permissions.UsersRead), Alias("ListAsync"), AlwaysInterleave]
    Task<Result<Page<StaffView>>> ListAsync(StaffQuery query, CancellationToken cancellationToken);
}
