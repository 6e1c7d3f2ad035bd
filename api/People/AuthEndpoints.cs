using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.People;

/// <summary>Signing in, staying signed in, signing out.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth");
        auth.MapPost("/login", Login).AllowAnonymous();
        auth.MapPost("/student", LoginStudent).AllowAnonymous();
        auth.MapPost("/refresh", Refresh).AllowAnonymous();
        auth.MapPost("/accept", Accept).AllowAnonymous();
        auth.MapPost("/logout", Logout).RequireSignedIn();
        auth.MapPost("/switch", Switch).RequireSignedIn();
        auth.MapPost("/password", ChangePassword).RequirePermission(Permissions.UsersUpdateSelf);
        api.MapGet("/me", GetMe).RequireSignedIn();
    }

    private static async Task<Results<Ok<TokenAnswer>, Ok<MembershipsAnswer>, ProblemHttpResult>> Login(
        LoginRequest body, HttpContext context, IGrainFactory grains, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var door = grains.GetGrain<ISignInGrain>(GrainKeys.Of(GrainKeys.Platform, ISignInGrain.Id));
        var answer = await door.SignInAsync(new SignIn(body.Email, body.Password, body.TenantId, AddressOf(context)), cancellationToken);
        if (!answer.Succeeded)
            return Problems.Of(answer.Error);
        return answer.Value.SignedIn is { } signedIn
            ? TypedResults.Ok(TokenAnswer.Of(signedIn, tokens))
            : TypedResults.Ok(new MembershipsAnswer([.. answer.Value.Memberships]));
    }

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> LoginStudent(
        StudentLoginRequest body, HttpContext context, IGrainFactory grains, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var school = body.School.Trim().ToLowerInvariant();
        if (!GrainKeys.IsTenant(school))
            return Problems.Of(new Error("auth.invalid_credentials", ErrorKind.Unauthenticated, "These credentials do not sign anybody in."));
        var door = grains.GetGrain<ISignInGrain>(GrainKeys.Of(school, ISignInGrain.Id));
        var address = AddressOf(context);
        var device = body.DeviceId ?? $"{address}/{context.Request.Headers.UserAgent}";
        return Answer(await door.SignInStudentAsync(new SignInStudent(body.Code, device, address), cancellationToken), tokens);
    }

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> Refresh(
        RefreshRequest body, IGrainFactory grains, AccessTokens tokens, CancellationToken cancellationToken)
    {
        if (RefreshToken.Parse(body.RefreshToken) is not { } token)
            return Problems.Of(new Error("auth.invalid_refresh_token", ErrorKind.Unauthenticated, "This refresh token is not valid (any more): sign in again."));
        var owner = grains.GetGrain<IRefreshTokensGrain>(GrainKeys.Of(token.Tenant, token.OwnerId));
        return Answer(await owner.RefreshAsync(body.RefreshToken, cancellationToken), tokens);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Accept(AcceptRequest body, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var door = grains.GetGrain<ISignInGrain>(GrainKeys.Of(GrainKeys.Platform, ISignInGrain.Id));
        return Respond.NoContent(await door.AcceptInvitationAsync(new AcceptInvitation(body.Token, body.Password), cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Logout(
        Caller caller, ClaimsPrincipal user, IGrainFactory grains, TokenStamps stamps, CancellationToken cancellationToken)
    {
        if (user.FindFirstValue(ActorClaims.Session) is not { } family)
            return TypedResults.NoContent();
        var closed = await grains.GetGrain<IRefreshTokensGrain>(caller.Key(caller.Actor.AccountId)).CloseAsync(family, cancellationToken);
        stamps.Forget(caller.Tenant, caller.Actor.AccountId, family);
        return Respond.NoContent(closed);
    }

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> Switch(
        SwitchRequest body, Caller caller, ClaimsPrincipal user, IGrainFactory grains, TokenStamps stamps, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var family = user.FindFirstValue(ActorClaims.Session) ?? "";
        var door = grains.GetGrain<ISignInGrain>(caller.Key(ISignInGrain.Id));
        var switched = await door.SwitchAsync(new SwitchTenant(body.TenantId, family), cancellationToken);
        stamps.Forget(caller.Tenant, caller.Actor.AccountId, family);
        return Answer(switched, tokens);
    }

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> ChangePassword(
        PasswordRequest body, Caller caller, ClaimsPrincipal user, IGrainFactory grains, TokenStamps stamps, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var door = grains.GetGrain<ISignInGrain>(caller.Key(ISignInGrain.Id));
        var changed = await door.ChangePasswordAsync(new ChangePassword(body.CurrentPassword, body.NewPassword), cancellationToken);
        stamps.Forget(caller.Tenant, caller.Actor.AccountId, user.FindFirstValue(ActorClaims.Session) ?? "");
        return Answer(changed, tokens);
    }

    private static async Task<Results<Ok<MeView>, ProblemHttpResult>> GetMe(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<ISignInGrain>(caller.Key(ISignInGrain.Id)).GetMeAsync(cancellationToken));

    private static Results<Ok<TokenAnswer>, ProblemHttpResult> Answer(Result<SignedIn> signedIn, AccessTokens tokens) =>
        signedIn.Succeeded ? TypedResults.Ok(TokenAnswer.Of(signedIn.Value, tokens)) : Problems.Of(signedIn.Error);

    /// <summary>Behind configured proxies this is the client they name; nothing else is believed.</summary>
    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
