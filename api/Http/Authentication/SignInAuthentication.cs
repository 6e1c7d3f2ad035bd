using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Http;

/// <summary>How a request says who it comes from: a bearer token, or a partner's key in <c>X-API-Key</c>.</summary>
internal static class SignInAuthentication
{
    /// <summary>The default scheme: chooses by what the request brings.</summary>
    public const string Either = "either";

    public static void AddSignInAuthentication(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokens>().AddSingleton<TokenStamps>().AddSingleton<SessionCookie>().AddSingleton<DeviceCookie>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, displayName: null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.ContainsKey(PartnerKeyHandler.Header) ? PartnerKeyHandler.SchemeName : JwtBearerDefaults.AuthenticationScheme)
            .AddScheme<PartnerKeyOptions, PartnerKeyHandler>(PartnerKeyHandler.SchemeName, _ => { })
            .AddJwtBearer(options =>
            {
                options.MapInboundClaims = false;
                options.IncludeErrorDetails = false;
                options.TokenHandlers.Clear();
                options.TokenHandlers.Add(new JsonWebTokenHandler { MapInboundClaims = false, MaximumTokenSizeInBytes = AccessTokens.MaxBytes });
                options.Events = new JwtBearerEvents { OnAuthenticationFailed = Refuse, OnTokenValidated = CheckStampAsync };
            });
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<AccessTokens>((options, tokens) => options.TokenValidationParameters = tokens.Validation);
    }

    private static Task Refuse(AuthenticationFailedContext context)
    {
        var refusal = context.Exception is SecurityTokenExpiredException ? AuthenticationRefusal.ExpiredToken : AuthenticationRefusal.InvalidToken;
        refusal.On(context.HttpContext);
        // Only what is wrong with a token is the caller's; a fault of ours goes on to the fault boundary.
        if (context.Exception is SecurityTokenException or ArgumentException)
            context.Fail(refusal.Error.Code);
        return Task.CompletedTask;
    }

    private static async Task CheckStampAsync(TokenValidatedContext context)
    {
        var user = context.Principal!;
        var refusal = user.FindFirstValue(ActorClaims.Tenant) is { } tenant && GrainKeys.IsTenant(tenant)
            && user.FindFirstValue(ActorClaims.Subject) is { } id && GrainKeys.IsId(id)
            && user.FindFirstValue(ActorClaims.Session) is { } family
            && user.FindFirstValue(ActorClaims.Stamp) is { } stamp
                ? await context.HttpContext.RequestServices.GetRequiredService<TokenStamps>()
                    .RefusalAsync(tenant, id, family, stamp, context.HttpContext.RequestAborted)
                : AuthenticationRefusal.InvalidToken.Error;
        if (refusal is null)
            return;
        new AuthenticationRefusal(refusal).On(context.HttpContext);
        context.Fail(refusal.Code);
    }
}
