using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using StudyMate.Hosting;
using StudyMate.People;

namespace StudyMate.Http;

/// <summary>
/// Access tokens: signed JWTs of 15 minutes. They say who, where, as what, and under which stamp; what that allows is looked up for
/// each request.
/// </summary>
internal sealed class AccessTokens(MasterKeys keys, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Larger ones are refused unread.</summary>
    public const int MaxBytes = 4 * 1024;

    private readonly SignedTokens _tokens = new(keys, "access-token", "studymate-api", "at+jwt", time);

    /// <summary>What a token must be to be believed.</summary>
    public TokenValidationParameters Validation => _tokens.Validation;

    /// <summary>A token for somebody who has just signed in.</summary>
    public string Issue(SignedIn who)
    {
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
        return _tokens.Create(claims, Lifetime);
    }
}
