using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.People;

/// <summary>What a token that was handed to somebody opens. Tokens come in bodies, never in addresses, which end up in logs.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder auth)
    {
        auth.MapPost("/invitation", Read).AllowAnonymous()
            .WithSummary("What an invitation says to who holds it.");
        auth.MapPost("/accept", Accept).AllowAnonymous()
            .WithSummary("Redeems an invitation with an account of its own, which signs in with the school, the e-mail and this password.");
        auth.MapPost("/link", Link).RequireSignedIn()
            .WithSummary("Redeems an invitation with the caller's own account, which then opens one school more.");
        auth.MapPost("/reset", UseLink).AllowAnonymous()
            .WithSummary("Sets a new password with a one-time link, and ends every sign-in of the account.");
    }

    private static async Task<Results<Ok<InvitationView>, ProblemHttpResult>> Read(
        TokenRequest body, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Door(grains).ReadInvitationAsync(body.Token, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> Accept(AcceptRequest body, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.NoContent(await Door(grains).AcceptInvitationAsync(new AcceptInvitation(body.Token, body.Password), cancellationToken));

    private static async Task<Results<Ok<MembershipChoice>, ProblemHttpResult>> Link(
        TokenRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<ISignInGrain>(caller.Key(ISignInGrain.Id)).LinkInvitationAsync(body.Token, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> UseLink(AcceptRequest body, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.NoContent(await Door(grains).UseLinkAsync(new UseAccountLink(body.Token, body.Password), cancellationToken));

    private static ISignInGrain Door(IGrainFactory grains) => grains.GetGrain<ISignInGrain>(GrainKeys.Of(GrainKeys.Platform, ISignInGrain.Id));
}

/// <param name="Token">The invitation.</param>
internal sealed record TokenRequest(string Token);

/// <param name="Token">The invitation, or the one-time link.</param>
/// <param name="Password">10 to 128 characters.</param>
internal sealed record AcceptRequest(string Token, string Password);
