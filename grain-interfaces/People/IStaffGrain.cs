using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// One member of staff of a school (key <c>{tenant}/{accountId}</c>): name, role and status there. Which classes they teach is the
/// classes' to say (<c>IClassGrain</c>, <c>IStaffClasses</c>).
/// </summary>
[Alias("studymate.IStaffGrain")]
public interface IStaffGrain : IGrainWithStringKey
{
    /// <summary>Makes an account a member; a member already is left as is. Called through <see cref="IStaffDirectoryGrain"/>.</summary>
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

    /// <summary>A pending member has set a password.</summary>
    [Internal, Alias("ActivateAsync")]
    Task<Result<Done>> ActivateAsync(CancellationToken cancellationToken);

    /// <summary>Role, status and stamp for tokens; refused with <c>user.not_found</c>.</summary>
    [Internal, Alias("GetMembershipAsync")]
    Task<Result<Membership>> GetMembershipAsync(CancellationToken cancellationToken);
}
