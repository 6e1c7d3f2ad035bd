using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// One account (key <c>platform/{accountId}</c>): what a person signs in with, and the memberships that they redeemed. What it may do in a
/// school is that school's <see cref="IStaffGrain"/>. Only other grains call it.
/// </summary>
[Alias("studymate.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes the account of a membership, bound to its school; again for the same membership sets the password again, because its invitation
    /// still lives. Refused with <c>auth.invalid_invitation</c> and the password rules.
    /// </summary>
    [Internal, Alias("OpenAsync")]
    Task<Result<AccountView>> OpenAsync(OpenAccount command, CancellationToken cancellationToken);

    /// <summary>
    /// Its owner adds the membership of another school: from then on no school can make a link for it. Refused with
    /// <c>account.not_found</c>, <c>account.platform_alone</c>, <c>account.too_many_schools</c>.
    /// </summary>
    [Internal, Alias("JoinAsync")]
    Task<Result<AccountView>> JoinAsync(JoinAccount command, CancellationToken cancellationToken);

    /// <summary>What a password is checked against, which takes too long for a turn of this grain. Refused with <c>account.not_found</c>.</summary>
    [Internal, Alias("GetCredentialAsync")]
    Task<Result<AccountCredential>> GetCredentialAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the password by one that was hashed already and revokes every token of the account. Refused with <c>auth.invalid_credentials</c> when it has changed since.</summary>
    [Internal, Alias("ReplacePasswordAsync")]
    Task<Result<AccountView>> ReplacePasswordAsync(ReplacePassword command, CancellationToken cancellationToken);

    /// <summary>Sets a password without the rules: for the demonstration schools.</summary>
    [Internal, Alias("SeedPasswordAsync")]
    Task<Result<AccountView>> SeedPasswordAsync(string password, CancellationToken cancellationToken);

    /// <summary>A one-time link for a new password, replacing an earlier one; only for the school that the account is bound to. Refused with <c>account.not_held</c>.</summary>
    /// <param name="tenant">The school that asks.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    [Internal, Alias("MakeLinkAsync")]
    Task<Result<OneTimeLink>> MakeLinkAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Sets the password with a one-time link and revokes every token of the account. Refused with <c>auth.invalid_link</c> and the password rules.</summary>
    [Internal, Alias("UseLinkAsync")]
    Task<Result<AccountView>> UseLinkAsync(UseAccountLink command, CancellationToken cancellationToken);

    /// <summary>An account of the platform loses password, second factor and tokens; the link sets the next password. Refused with <c>account.not_held</c>.</summary>
    [Internal, Alias("RecoverAsync")]
    Task<Result<OneTimeLink>> RecoverAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The second factor of a sign-in whose password was right. Without a code: what to ask for, with a fresh secret as long as none is
    /// confirmed. With one: no further step when it was right and never used before; refused with <c>auth.invalid_code</c>.
    /// </summary>
    /// <param name="code">Six digits as typed, or null.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    [Internal, Alias("PassSecondFactorAsync")]
    Task<Result<SecondFactorAnswer>> PassSecondFactorAsync(string? code, CancellationToken cancellationToken);

    /// <summary>Refused with <c>account.not_found</c>.</summary>
    [Internal, Alias("GetAsync")]
    Task<Result<AccountView>> GetAsync(CancellationToken cancellationToken);
}
