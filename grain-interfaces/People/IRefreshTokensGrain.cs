using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// The open sign-ins of one member or student in one school (key <c>{tenant}/{memberId or studentId}</c>): rotating refresh
/// tokens, each family one device. The newest <c>32</c> are kept.
/// </summary>
[Alias("studymate.IRefreshTokensGrain")]
public interface IRefreshTokensGrain : IGrainWithStringKey
{
    /// <summary>Opens a family for someone whose credentials were just checked.</summary>
    [Internal, Alias("OpenAsync")]
    Task<Result<SignedIn>> OpenAsync(OpenSignIn command, CancellationToken cancellationToken);

    /// <summary>
    /// Exchanges a refresh token for its successor. The previous token answers the same successor for 60 s or until that is used;
    /// any other earlier one revokes the family, and one that was never issued changes nothing. Refused with <c>auth.invalid_refresh_token</c>.
    /// </summary>
    [Anonymous, Alias("RefreshAsync")]
    Task<Result<SignedIn>> RefreshAsync(string refreshToken, CancellationToken cancellationToken);

    /// <summary>
    /// Signs out whoever holds this refresh token, without an access token. Any token that was issued for an open family ends it: one that
    /// is not the current one is reuse, which ends it as well. Others end nothing.
    /// </summary>
    [Anonymous, Alias("EndAsync")]
    Task<Result<Done>> EndAsync(string refreshToken, CancellationToken cancellationToken);

    /// <summary>Whether an access token still stands: its family is open and its stamp is current. Refused with <c>auth.revoked</c>.</summary>
    [Anonymous, Alias("CheckAsync")]
    Task<Result<Done>> CheckAsync(TokenCheck check, CancellationToken cancellationToken);

    /// <summary>Signs one family out; unknown ones are signed out already.</summary>
    [Query(Permissions.Me), Alias("CloseAsync")]
    Task<Result<Done>> CloseAsync(string familyId, CancellationToken cancellationToken);
}
