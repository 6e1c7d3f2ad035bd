using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Integration;

/// <summary>API keys of partners.</summary>
internal static class PartnerEndpoints
{
    public static void MapPartners(this IEndpointRouteBuilder api)
    {
        var partners = api.MapGroup("/partners");
        partners.MapGet("", List).RequirePermission(Permissions.PartnersRead);
        partners.MapPost("", Create).RequirePermission(Permissions.PartnersManage);
        partners.MapGet("/{id}", Get).RequirePermission(Permissions.PartnersRead);
        partners.MapPatch("/{id}", Change).RequirePermission(Permissions.PartnersManage);
        partners.MapPost("/{id}/rotate", Rotate).RequirePermission(Permissions.PartnersManage);
        partners.MapPost("/{id}/revoke", Revoke).RequirePermission(Permissions.PartnersManage);
    }

    private static async Task<Results<Ok<Page<PartnerKeyView>>, ProblemHttpResult>> List(
        Paging paging, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IPartnerDirectoryGrain>(caller.Key(IPartnerDirectoryGrain.Id)).ListAsync(paging.Request, cancellationToken));

    private static async Task<Results<Created<IssuedPartnerKey>, ProblemHttpResult>> Create(
        NewPartner body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Created(
            await grains.GetGrain<IPartnerKeyGrain>(caller.Key(NewId.ForRequest()))
                .CreateAsync(new CreatePartnerKey(body.Name, body.Scopes ?? [], body.Quotas, body.ExpiresAt), cancellationToken),
            issued => $"/api/partners/{issued.Partner.Id}");

    private static async Task<Results<Ok<PartnerKeyView>, ProblemHttpResult>> Get(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IPartnerKeyGrain>(caller.Key(id)).GetAsync(cancellationToken));

    private static async Task<Results<Ok<PartnerKeyView>, ProblemHttpResult>> Change(
        string id, ChangePartner body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IPartnerKeyGrain>(caller.Key(id))
            .ChangeAsync(new ChangePartnerKey(body.Name, body.Scopes, body.Quotas, body.ExpiresAt, body.Status), cancellationToken));

    private static async Task<Results<Ok<IssuedPartnerKey>, ProblemHttpResult>> Rotate(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IPartnerKeyGrain>(caller.Key(id)).RotateAsync(cancellationToken));

    private static async Task<Results<Ok<PartnerKeyView>, ProblemHttpResult>> Revoke(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await grains.GetGrain<IPartnerKeyGrain>(caller.Key(id)).RevokeAsync(cancellationToken));
}

/// <param name="Name">What people call it.</param>
/// <param name="Scopes">Permissions, such as students:read.</param>
/// <param name="Quotas">60 per minute, 1000 per hour and 10000 per day unless given.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
internal sealed record NewPartner(string? Name, ImmutableArray<string>? Scopes, PartnerQuotas? Quotas, DateTimeOffset? ExpiresAt);

/// <summary>Null members stay as they are.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Scopes">Permissions, such as students:read.</param>
/// <param name="Quotas">Requests per minute, hour and day.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="Status">active or suspended.</param>
internal sealed record ChangePartner(
    string? Name, ImmutableArray<string>? Scopes, PartnerQuotas? Quotas, DateTimeOffset? ExpiresAt, string? Status);
