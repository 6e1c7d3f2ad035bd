using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Orleans;
using StudyMate.Common;
using StudyMate.Integration;

namespace StudyMate.Http;

internal sealed class PartnerKeyOptions : AuthenticationSchemeOptions;

/// <summary>
/// Partners: the key in <c>X-API-Key</c> and nowhere else (an address ends up in logs). Every answer says what is left of the quotas.
/// </summary>
internal sealed class PartnerKeyHandler(
    IOptionsMonitor<PartnerKeyOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IGrainFactory grains) : AuthenticationHandler<PartnerKeyOptions>(options, logger, encoder)
{
    public const string Header = "X-API-Key";
    public const string SchemeName = "partner-key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PartnerApiKey.Parse(Request.Headers[Header]) is not { } key)
            return Refuse(InvalidKey);
        var admitted = await grains.GetGrain<IPartnerKeyGrain>(GrainKeys.Of(key.Tenant, key.KeyId)).AdmitAsync(key.Secret, Context.RequestAborted);
        if (!admitted.Succeeded)
            return Refuse(admitted.Error);
        var admission = admitted.Value;
        Context.Features.Set(admission);
        Response.OnStarting(() =>
        {
            Tell(Response.Headers, admission);
            return Task.CompletedTask;
        });
        if (!admission.Allowed)
        {
            return Refuse(new Error("partner.rate_limited", ErrorKind.Throttled, "The quota of this key is used up for now.")
            {
                RetryAfterSeconds = admission.RetryAfterSeconds,
            });
        }

        var identity = new ClaimsIdentity(
            [
                new Claim(ActorClaims.Subject, key.KeyId),
                new Claim(ActorClaims.Tenant, key.Tenant),
                new Claim(ActorClaims.Role, Roles.NameOf(Role.Partner)),
                new Claim(ActorClaims.Scopes, string.Join(' ', admission.Scopes)),
            ],
            SchemeName,
            ActorClaims.Subject,
            ActorClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    private static Error InvalidKey => new("auth.invalid_api_key", ErrorKind.Unauthenticated, "This API key is not valid.");

    private AuthenticateResult Refuse(Error error)
    {
        new AuthenticationRefusal(error).On(Context);
        return AuthenticateResult.Fail(error.Code);
    }

    private static void Tell(IHeaderDictionary headers, PartnerAdmission admission)
    {
        headers["X-RateLimit-Limit"] = Text(admission.Quotas.PerMinute);
        headers["X-RateLimit-Remaining"] = Text(admission.Remaining.PerMinute);
        headers["X-RateLimit-Reset"] = admission.MinuteEndsAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Limit-Hour"] = Text(admission.Quotas.PerHour);
        headers["X-RateLimit-Remaining-Hour"] = Text(admission.Remaining.PerHour);
        headers["X-RateLimit-Limit-Day"] = Text(admission.Quotas.PerDay);
        headers["X-RateLimit-Remaining-Day"] = Text(admission.Remaining.PerDay);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
