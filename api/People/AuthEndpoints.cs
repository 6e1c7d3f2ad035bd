using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.People;

/// <summary>Signing in, staying signed in, signing out.</summary>
internal static class AuthEndpoints
{
    /// <summary>Bytes: names, a password and a token at their longest.</summary>
    private const int MaxBody = 4 * 1024;

    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").MaxBody(MaxBody);
        auth.MapPost("/login", Login).AllowAnonymous();
        auth.MapPost("/student", LoginStudent).AllowAnonymous();
        auth.MapPost("/refresh", Refresh).AllowAnonymous()
            .WithSummary("The next pair of tokens, for a refresh token in the body or, from a browser, in its cookie.");
        auth.MapInvitations();
        // A browser signs out by its cookie, when its access token has long expired.
        auth.MapPost("/logout", Logout).AllowAnonymous()
            .WithSummary("Ends the sign-in of the access token, and that of a browser's cookie.");
        auth.MapPost("/switch", Switch).RequireSignedIn();
        auth.MapPost("/password", ChangePassword).RequirePermission(Permissions.UsersUpdateSelf);
        api.MapGet("/me", GetMe).RequireSignedIn();
    }

    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> Login(
        LoginRequest body, HttpContext context, IGrainFactory grains, SessionCookie session, DeviceCookie devices, CancellationToken cancellationToken)
    {
        if (SessionCookie.Refusal(context, body.Session) is { } refusal)
            return Problems.Of(refusal);
        var door = grains.GetGrain<ISignInGrain>(GrainKeys.Of(GrainKeys.Platform, ISignInGrain.Id));
        var command = new SignIn(body.Email, body.Password, body.TenantId, AddressOf(context)) { Code = body.Code, Known = await devices.ReadAsync(context) };
        context.GiveBackPlace();
        var answer = await door.SignInAsync(command, cancellationToken);
        if (!answer.Succeeded)
            return Problems.Of(answer.Error);
        return TypedResults.Ok(answer.Value switch
        {
            { SignedIn: { } signedIn } => LoginAnswer.Of(await session.DeliverAsync(context, signedIn, body.Session)),
            { SecondFactor: { } step } => new LoginAnswer { SecondFactor = step },
            var choice => new LoginAnswer { Memberships = choice.Memberships },
        });
    }

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> LoginStudent(
        StudentLoginRequest body, HttpContext context, IGrainFactory grains, SessionCookie session, DeviceCookie devices, CancellationToken cancellationToken)
    {
        if (SessionCookie.Refusal(context, body.Session) is { } refusal)
            return Problems.Of(refusal);
        var school = (TypedText.Clean(body.School) ?? "").ToLowerInvariant();
        if (!GrainKeys.IsTenant(school))
            return Problems.Of(PeopleErrors.InvalidCredentials);
        var door = grains.GetGrain<ISignInGrain>(GrainKeys.Of(school, ISignInGrain.Id));
        var command = new SignInStudent(body.Code, body.DeviceId, AddressOf(context)) { Known = await devices.ReadAsync(context) };
        context.GiveBackPlace();
        var signedIn = await door.SignInStudentAsync(command, cancellationToken);
        return await AnswerAsync(signedIn, session, context, body.Session);
    }

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> Refresh(
        RefreshRequest? body, HttpContext context, IGrainFactory grains, SessionCookie session, CancellationToken cancellationToken)
    {
        if (body?.RefreshToken is { } given)
            return await AnswerAsync(await RefreshAsync(given, grains, cancellationToken), session, context, SessionKind.Body);

        var cookie = SessionCookie.Read(context);
        if (!cookie.Succeeded)
            return Problems.Of(cookie.Error);
        if (cookie.Value is null && !SessionCookie.IsBrowser(context))
            return Problems.Of(body is null ? BadRequests.BodyRequired : BadRequests.MissingField("refreshToken"));
        var refreshed = cookie.Value is { } kept ? await RefreshAsync(kept, grains, cancellationToken) : PeopleErrors.InvalidRefreshToken;
        if (!refreshed.Succeeded)
            session.Clear(context);
        return await AnswerAsync(refreshed, session, context, SessionKind.Cookie);
    }

    private static async Task<Result<SignedIn>> RefreshAsync(string refreshToken, IGrainFactory grains, CancellationToken cancellationToken) =>
        RefreshToken.Parse(refreshToken) is { } token
            ? await grains.GetGrain<IRefreshTokensGrain>(GrainKeys.Of(token.Tenant, token.OwnerId)).RefreshAsync(refreshToken, cancellationToken)
            : PeopleErrors.InvalidRefreshToken;

    private static async Task<Results<NoContent, ProblemHttpResult>> Logout(
        HttpContext context, IGrainFactory grains, SessionCookie session, TokenStamps stamps, CancellationToken cancellationToken)
    {
        var cookie = SessionCookie.Read(context);
        if (!cookie.Succeeded)
            return Problems.Of(cookie.Error);
        var user = Actor.Current;
        if (user is null && !SessionCookie.IsBrowser(context))
            return Problems.Of(AuthenticationRefusal.Of(context));

        if (user is not null && context.User.FindFirstValue(ActorClaims.Session) is { } family)
        {
            var closed = await grains.GetGrain<IRefreshTokensGrain>(GrainKeys.Of(user.Tenant, user.AccountId)).CloseAsync(family, cancellationToken);
            stamps.Forget(user.Tenant, user.AccountId, family);
            if (!closed.Succeeded)
                return Problems.Of(closed.Error);
        }

        if (RefreshToken.Parse(cookie.Value) is { } token)
        {
            await grains.GetGrain<IRefreshTokensGrain>(GrainKeys.Of(token.Tenant, token.OwnerId)).EndAsync(cookie.Value!, cancellationToken);
            stamps.Forget(token.Tenant, token.OwnerId, token.FamilyId);
        }

        if (cookie.Value is not null)
            session.Clear(context);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> Switch(
        SwitchRequest body, Caller caller, HttpContext context, IGrainFactory grains, TokenStamps stamps, SessionCookie session, CancellationToken cancellationToken)
    {
        if (SessionCookie.Refusal(context, body.Session) is { } refusal)
            return Problems.Of(refusal);
        var family = context.User.FindFirstValue(ActorClaims.Session) ?? "";
        var door = grains.GetGrain<ISignInGrain>(caller.Key(ISignInGrain.Id));
        var switched = await door.SwitchAsync(new SwitchTenant(body.TenantId, family), cancellationToken);
        stamps.Forget(caller.Tenant, caller.Actor.AccountId, family);
        return await AnswerAsync(switched, session, context, body.Session);
    }

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> ChangePassword(
        PasswordRequest body, Caller caller, HttpContext context, IGrainFactory grains, TokenStamps stamps, SessionCookie session, CancellationToken cancellationToken)
    {
        if (SessionCookie.Refusal(context, body.Session) is { } refusal)
            return Problems.Of(refusal);
        var door = grains.GetGrain<ISignInGrain>(caller.Key(ISignInGrain.Id));
        var changed = await door.ChangePasswordAsync(new ChangePassword(body.CurrentPassword, body.NewPassword), cancellationToken);
        stamps.Forget(caller.Tenant, caller.Actor.AccountId, context.User.FindFirstValue(ActorClaims.Session) ?? "");
        return await AnswerAsync(changed, session, context, body.Session);
    }

    private static async Task<Results<Ok<MeView>, ProblemHttpResult>> GetMe(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<ISignInGrain>(caller.Key(ISignInGrain.Id)).GetMeAsync(cancellationToken));

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> AnswerAsync(
        Result<SignedIn> signedIn, SessionCookie session, HttpContext context, SessionKind? kind) =>
        signedIn.Succeeded ? TypedResults.Ok(await session.DeliverAsync(context, signedIn.Value, kind)) : Problems.Of(signedIn.Error);

    /// <summary>Behind configured proxies this is the client they name; nothing else is believed.</summary>
    private static string AddressOf(HttpContext context) => AnonymousLimits.SiteOf(context.Connection.RemoteIpAddress).ToString();
}
