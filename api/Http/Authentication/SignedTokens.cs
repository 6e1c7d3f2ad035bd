using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using StudyMate.Hosting;

namespace StudyMate.Http;

/// <summary>JWTs for one purpose, which no token for another one passes as. Every master key verifies, the current one signs.</summary>
internal sealed class SignedTokens
{
    private const string Issuer = "studymate";
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _signing;
    private readonly string _audience;
    private readonly string _type;
    private readonly TimeProvider _time;

    /// <param name="keys">What the key of the purpose is derived from.</param>
    /// <param name="purpose">Names the key.</param>
    /// <param name="audience">Claim <c>aud</c>.</param>
    /// <param name="type">Header <c>typ</c>.</param>
    /// <param name="time">The clock.</param>
    public SignedTokens(MasterKeys keys, string purpose, string audience, string type, TimeProvider time)
    {
        (_audience, _type, _time) = (audience, type, time);
        var all = keys.Ids.Select(id => new SymmetricSecurityKey(keys.Derive(id, purpose)) { KeyId = id }).ToArray();
        _signing = new SigningCredentials(all[0], SecurityAlgorithms.HmacSha256);
        Validation = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            ValidTypes = [type],
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeys = all,
            TryAllIssuerSigningKeys = false,
            ClockSkew = TimeSpan.Zero,
            NameClaimType = ActorClaims.Subject,
            RoleClaimType = ActorClaims.Role,
            LifetimeValidator = (_, expires, _, _) =>
                expires is not { } end ? throw new SecurityTokenNoExpirationException("Without an end.")
                : time.GetUtcNow().UtcDateTime < end ? true
                : throw new SecurityTokenExpiredException("Expired."),
        };
    }

    /// <summary>What a token must be to be believed.</summary>
    public TokenValidationParameters Validation { get; }

    public string Create(IDictionary<string, object> claims, TimeSpan lifetime)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = _audience,
            TokenType = _type,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = _signing,
        });
    }
}
