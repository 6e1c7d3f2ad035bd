using System.Collections.Immutable;
using System.Text.Json.Serialization;
using StudyMate.Http;

namespace StudyMate.People;

/// <param name="Email">E-mail of the account, or the one that the school invited.</param>
/// <param name="Password">Its password.</param>
/// <param name="TenantId">Which school. Without one the accounts of the e-mail are tried, three at most.</param>
/// <param name="Session">Where the refresh token goes: in the body unless said otherwise.</param>
/// <param name="Code">Six digits of the authenticator app, when an answer asked for them.</param>
internal sealed record LoginRequest(string Email, string Password, string? TenantId, SessionKind? Session, string? Code);

/// <param name="School">Id of the school.</param>
/// <param name="Code">The student's access code, in any case, with or without hyphens.</param>
/// <param name="DeviceId">The device, so that a shared network is not taken for one person.</param>
/// <param name="Session">Where the refresh token goes: in the body unless said otherwise.</param>
internal sealed record StudentLoginRequest(string School, string Code, string? DeviceId, SessionKind? Session);

/// <param name="RefreshToken">Absent when it is in the cookie.</param>
internal sealed record RefreshRequest(string? RefreshToken);

/// <param name="TenantId">The school to go on in.</param>
/// <param name="Session">Where the refresh token goes: in the body unless said otherwise.</param>
internal sealed record SwitchRequest(string TenantId, SessionKind? Session);

/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">10 to 128 characters.</param>
/// <param name="Session">Where the refresh token goes: in the body unless said otherwise.</param>
internal sealed record PasswordRequest(string CurrentPassword, string NewPassword, SessionKind? Session);

/// <param name="AccessToken">Bearer token.</param>
/// <param name="ExpiresIn">Its lifetime in seconds.</param>
/// <param name="RefreshToken">Exchanges once for the next pair; absent when it is in the cookie.</param>
/// <param name="User">Who signed in.</param>
internal sealed record TokenAnswer(
    string AccessToken,
    int ExpiresIn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken,
    TokenUser User)
{
    public static TokenAnswer Of(SignedIn who, AccessTokens tokens) => new(
        tokens.Issue(who), (int)AccessTokens.Lifetime.TotalSeconds, who.RefreshToken, new TokenUser(who.Id, who.TenantId, who.Role, who.DisplayName));
}

/// <param name="Id">Member's id; the student's id for a student.</param>
/// <param name="TenantId">School.</param>
/// <param name="Role">Role there.</param>
/// <param name="DisplayName">Name.</param>
internal sealed record TokenUser(string Id, string TenantId, string Role, string DisplayName);

/// <summary>Tokens and their user; or what is still asked for, with which one signs in again. What does not apply is absent.</summary>
internal sealed record LoginAnswer
{
    /// <summary>As in every answer with tokens.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccessToken { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ExpiresIn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TokenUser? User { get; init; }

    /// <summary>E-mail and password open several schools: one of them goes into tenantId.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<MembershipChoice>? Memberships { get; init; }

    /// <summary>The password was right, and an authenticator app is asked for: its code goes into code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SecondFactorStep? SecondFactor { get; init; }

    public static LoginAnswer Of(TokenAnswer tokens) => new()
    {
        AccessToken = tokens.AccessToken,
        ExpiresIn = tokens.ExpiresIn,
        RefreshToken = tokens.RefreshToken,
        User = tokens.User,
    };
}
