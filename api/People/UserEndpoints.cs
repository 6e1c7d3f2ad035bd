using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.People;

/// <summary>The staff of a school.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users");
        users.MapGet("", List).RequirePermission(Permissions.UsersRead);
        users.MapPost("", Invite).RequirePermission(Permissions.UsersCreate);
        users.MapGet("/{id}", Get).RequirePermission(Permissions.UsersRead);
        users.MapPatch("/{id}", Change).RequirePermission(Permissions.UsersUpdate);
        users.MapPost("/{id}/invitation", InviteAgain).RequirePermission(Permissions.UsersCreate);
        users.MapDelete("/{id}/invitation", RevokeInvitation).RequirePermission(Permissions.UsersCreate);
        users.MapPost("/{id}/link", MakeLink).RequirePermission(Permissions.UsersUpdate)
            .WithSummary("A one-time link with which a member of lower rank sets a new password, while the account is bound to this school.");
    }

    private static async Task<Results<Ok<Page<StaffView>>, ProblemHttpResult>> List(
        string? role, string? status, string? search, Paging paging, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Directory(grains, caller).ListAsync(new StaffQuery(paging.Request, role, status, search), cancellationToken));

    private static async Task<Results<Created<InvitedUser>, ProblemHttpResult>> Invite(
        InviteUser body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var command = new InviteStaff(NewId.ForRequest(), body.Email, body.FirstName, body.LastName, body.Role)
        {
            ClassIds = body.ClassIds ?? [],
        };
        var invited = await Directory(grains, caller).InviteAsync(command, cancellationToken);
        return invited.Succeeded
            ? TypedResults.Created($"/api/users/{invited.Value.Staff.Id}", InvitedUser.Of(invited.Value))
            : Problems.Of(invited.Error);
    }

    private static async Task<Results<Ok<InvitedUser>, ProblemHttpResult>> InviteAgain(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var invited = await Directory(grains, caller).InviteAgainAsync(id, cancellationToken);
        return invited.Succeeded ? TypedResults.Ok(InvitedUser.Of(invited.Value)) : Problems.Of(invited.Error);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeInvitation(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.NoContent(await grains.GetGrain<IStaffGrain>(caller.Key(id)).RevokeInvitationAsync(cancellationToken));

    private static async Task<Results<Ok<OneTimeLink>, ProblemHttpResult>> MakeLink(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IStaffGrain>(caller.Key(id)).MakeLinkAsync(cancellationToken));

    private static async Task<Results<Ok<StaffView>, ProblemHttpResult>> Get(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IStaffGrain>(caller.Key(id)).GetAsync(cancellationToken));

    private static async Task<Results<Ok<StaffView>, ProblemHttpResult>> Change(
        string id, ChangeUser body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IStaffGrain>(caller.Key(id))
            .ChangeAsync(new ChangeStaff(body.FirstName, body.LastName, body.Role, body.Status, body.ClassIds), cancellationToken));

    private static IStaffDirectoryGrain Directory(IGrainFactory grains, Caller caller) =>
        grains.GetGrain<IStaffDirectoryGrain>(caller.Key(IStaffDirectoryGrain.Id));
}

/// <param name="Email">Where they sign in.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Role">admin, direction, teacher, referent, inspector or intervenant.</param>
/// <param name="ClassIds">Classes that they teach from the start.</param>
internal sealed record InviteUser(string? Email, string? FirstName, string? LastName, string? Role, ImmutableArray<string>? ClassIds);

/// <summary>Null members stay as they are.</summary>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Role">admin, direction, teacher, referent, inspector or intervenant.</param>
/// <param name="Status">active or inactive.</param>
/// <param name="ClassIds">All classes that they teach from now on; an empty list for none.</param>
internal sealed record ChangeUser(string? FirstName, string? LastName, string? Role, string? Status, ImmutableArray<string>? ClassIds);

/// <param name="User">The member.</param>
/// <param name="InvitationToken">
/// To be handed to the person, who redeems it within 72 hours: with a password (POST /api/auth/accept), or with the account they are signed in with
/// (POST /api/auth/link). Told this once; the same for everybody, whatever accounts their e-mail has. Null when a repeated request finds it redeemed.
/// </param>
internal sealed record InvitedUser(StaffView User, string? InvitationToken)
{
    public static InvitedUser Of(InvitedStaff invited) => new(invited.Staff, invited.InvitationToken);
}
