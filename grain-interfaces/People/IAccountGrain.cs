using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// One account (key <c>platform/{accountId}</c>): e-mail, password, and the schools it is a member of. What it may do in a school is
/// that school's <see cref="IStaffGrain"/>. Only other grains call it.
/// </summary>
[Alias("studymate.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Opens the account unless it is open, and makes it a member of a school. The e-mail is the caller's by a unique key already.</summary>
    [Internal, Alias("JoinAsync")]
    Task<Result<AccountView>> JoinAsync(JoinAccount command, CancellationToken cancellationToken);

    /// <summary>Issues a one-time invitation, replacing an earlier one. Refused with <c>account.has_password</c>.</summary>
    [Internal, Alias("InviteAsync")]
    Task<Result<string>> InviteAsync(CancellationToken cancellationToken);

    /// <summary>Sets the first password with an invitation. Refused with <c>auth.invalid_invitation</c> and the password rules.</summary>
    [Internal, Alias("AcceptAsync")]
    Task<Result<AccountView>> AcceptAsync(AcceptInvitation command, CancellationToken cancellationToken);

    /// <summary>Refused with <c>auth.invalid_credentials</c>.</summary>
    [Internal, Alias("VerifyAsync")]
    Task<Result<AccountView>> VerifyAsync(string password, CancellationToken cancellationToken);

    /// <summary>Refused with <c>auth.invalid_credentials</c> and the password rules; revokes every token of the account.</summary>
    [Internal, Alias("ChangePasswordAsync")]
    Task<Result<AccountView>> ChangePasswordAsync(ChangePassword command, CancellationToken cancellationToken);

    /// <summary>Sets a password without the rules: for the first platform administrator and the demonstration schools.</summary>
    [Internal, Alias("SeedPasswordAsync")]
    Task<Result<AccountView>> SeedPasswordAsync(string password, CancellationToken cancellationToken);

    /// <summary>Refused with <c>account.not_found</c>.</summary>
    [Internal, Alias("GetAsync")]
    Task<Result<AccountView>> GetAsync(CancellationToken cancellationToken);
}
