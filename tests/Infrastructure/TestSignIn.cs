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

    public static void Add(IServiceCollection services)
    {
        string? product = null;
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TestSignIn>(
            Name,
            // Whoever brings no test header is left to the product.
            options => options.ForwardDefaultSelector = context => IsOurs(context.Request.Headers.Authorization) ? null : product);
        services.PostConfigure<AuthenticationOptions>(options => (product, options.DefaultScheme) = (options.DefaultScheme, Name));
    }

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

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = AuthenticationHeaderValue.Parse(Request.Headers.Authorization.ToString());
        var claims = JsonSerializer.Deserialize<Dictionary<string, string?>>(Encoding.UTF8.GetString(Convert.FromBase64String(header.Parameter!)))!;
        var identity = new ClaimsIdentity(
            claims.Where(pair => pair.Value is not null).Select(pair => new Claim(pair.Key, pair.Value!)),
            Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name)));
    }

    private static bool IsOurs(string? authorization) => authorization?.StartsWith(Name + " ", StringComparison.Ordinal) == true;
}
