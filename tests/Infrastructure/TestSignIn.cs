using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Infrastructure;

/// <summary>Signs in whomever a test says, beside the product's own tokens: what is tested behind it is not signing in.</summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Name = "Test";

    public static void Add(IServiceCollection services) => services
        .AddAuthentication(options => options.DefaultScheme = Name)
        .AddScheme<AuthenticationSchemeOptions, TestSignIn>(Name, configureOptions: null);

    public static AuthenticationHeaderValue HeaderOf(Actor actor)
    {
        var claims = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [ActorClaims.Subject] = actor.AccountId,
            [ActorClaims.Tenant] = actor.Tenant,
            [ActorClaims.Role] = Roles.NameOf(actor.Role),
            [ActorClaims.Student] = actor.StudentId,
            [ActorClaims.Scopes] = string.Join(' ', actor.Scopes),
        };
        return new AuthenticationHeaderValue(Name, Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(claims)));
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || !string.Equals(header.Scheme, Name, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();
        var claims = JsonSerializer.Deserialize<Dictionary<string, string?>>(Encoding.UTF8.GetString(Convert.FromBase64String(header.Parameter!)))!;
        var identity = new ClaimsIdentity(
            claims.Where(pair => pair.Value is not null).Select(pair => new Claim(pair.Key, pair.Value!)),
            Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }
}
