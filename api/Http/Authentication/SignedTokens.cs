using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using StudyMate.Hosting;

namespace StudyMate.Http;

/// <summary>JWTs for one purpose, which no token for another one passes as. Every master key verifies, the current one signs.</summary>
internal sealed class SignedTokens
{
    private const string Issuer = "studymate";

    /// <summary>A token of another process, whose clock is a little ahead, is good at once.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(5);

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
            LifetimeValidator = (start, end, token, _) => IsInForce(start, end, token),
        };
    }

    /// <summary>What a token must be to be believed.</summary>
    public TokenValidationParameters Validation { get; }

    /// <summary>The header is looked at here because the library asks nobody else about a signed token: it takes extensions that it does not know for none.</summary>
    private bool IsInForce(DateTime? start, DateTime? end, SecurityToken token)
    {
        if (token is not JsonWebToken signed || signed.TryGetHeaderValue<object>("crit", out _))
            throw new SecurityTokenException("It says that it means nothing without an extension, and we know none.");
        var now = _time.GetUtcNow().UtcDateTime;
        // We always say when they begin, as a number: what cannot be read as one is none of ours.
        if (start is not { } first || first > now + ClockDifference)
            throw new SecurityTokenNotYetValidException("Not yet valid.");
        if (end is not { } last)
            throw new SecurityTokenNoExpirationException("Without an end.");
        return now < last ? true : throw new SecurityTokenExpiredException("Expired.");
    }

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
