using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using StudyMate.Hosting;
using StudyMate.People;

namespace StudyMate.Http;

/// <summary>
/// Access tokens: signed JWTs of 15 minutes. They say who, where, as what, and under which stamp; what that allows is looked up for
/// each request. Every master key verifies, the current one signs.
/// </summary>
internal sealed class AccessTokens
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Larger ones are refused unread.</summary>
    public const int MaxBytes = 4 * 1024;

    private const string Issuer = "studymate";
    private const string Audience = "studymate-api";
    private const string TokenType = "at+jwt";
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _signing;
    private readonly TimeProvider _time;

    public AccessTokens(MasterKeys keys, TimeProvider time)
    {
        _time = time;
        var all = keys.Ids.Select(id => new SymmetricSecurityKey(keys.Derive(id, "access-token")) { KeyId = id }).ToArray();
        _signing = new SigningCredentials(all[0], SecurityAlgorithms.HmacSha256);
        Validation = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            ValidTypes = [TokenType],
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeys = all,
            TryAllIssuerSigningKeys = false,
            ClockSkew = TimeSpan.Zero,
            NameClaimType = ActorClaims.Subject,
            RoleClaimType = ActorClaims.Role,
            LifetimeValidator = (_, expires, _, _) =>
                expires is not { } end ? throw new SecurityTokenNoExpirationException("Without an end.")
                : _time.GetUtcNow().UtcDateTime < end ? true
                : throw new SecurityTokenExpiredException("Expired."),
        };
    }

    /// <summary>What a token must be to be believed.</summary>
    public TokenValidationParameters Validation { get; }

    /// <summary>A token for somebody who has just signed in.</summary>
    public string Issue(SignedIn who)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [ActorClaims.Subject] = who.Id,
            [ActorClaims.Tenant] = who.TenantId,
            [ActorClaims.Role] = who.Role,
            [ActorClaims.Stamp] = who.Stamp,
            [ActorClaims.Session] = who.FamilyId,
            [JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7().ToString("n"),
        };
        if (who.StudentId is { } student)
            claims[ActorClaims.Student] = student;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            TokenType = TokenType,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = _signing,
        });
    }
}
