using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Integration;

/// <summary>Administration of webhooks: who is told, with which secret, and what became of it.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhookEndpoints(this IEndpointRouteBuilder webhooks)
    {
        webhooks.MapGet("/endpoints", ListWebhookEndpoints).RequirePermission(Permissions.WebhooksRead);
        webhooks.MapPost("/endpoints", CreateWebhookEndpoint).RequirePermission(Permissions.WebhooksManage);
        webhooks.MapPatch("/endpoints/{id}", UpdateWebhookEndpoint).RequirePermission(Permissions.WebhooksManage);
        webhooks.MapDelete("/endpoints/{id}", DeleteWebhookEndpoint).RequirePermission(Permissions.WebhooksManage);
        webhooks.MapPost("/endpoints/{id}/secret", RotateWebhookSecret).RequirePermission(Permissions.WebhooksManage);
        webhooks.MapPost("/endpoints/{id}/ping", PingWebhookEndpoint).RequirePermission(Permissions.WebhooksManage);
        webhooks.MapPost("/ergo/secret", RotateInboundSecret).RequirePermission(Permissions.WebhooksManage);
        webhooks.MapGet("/deliveries", ListWebhookDeliveries).RequirePermission(Permissions.WebhooksRead);
        webhooks.MapPost("/deliveries/{id}/replay", ReplayWebhookDelivery).RequirePermission(Permissions.WebhooksManage);
    }

    private static async Task<Results<Ok<WebhookEndpointList>, ProblemHttpResult>> ListWebhookEndpoints(
        Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Webhooks(caller, grains).ListEndpointsAsync(cancellationToken));

    private static async Task<Results<Created<WebhookEndpointSecret>, ProblemHttpResult>> CreateWebhookEndpoint(
        NewWebhookEndpoint body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var command = new CreateWebhookEndpoint(NewId.ForRequest(), body.Url, body.Events ?? []);
        var created = await Webhooks(caller, grains).CreateEndpointAsync(command, cancellationToken);
        return Respond.Created(created, value => $"/api/webhooks/endpoints/{value.Endpoint.Id}");
    }

    private static async Task<Results<Ok<WebhookEndpointView>, ProblemHttpResult>> UpdateWebhookEndpoint(
        string id, WebhookEndpointChange body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Webhooks(caller, grains).UpdateEndpointAsync(
            new UpdateWebhookEndpoint(id, body.Url, body.Events, body.Active), cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteWebhookEndpoint(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.NoContent(await Webhooks(caller, grains).DeleteEndpointAsync(id, cancellationToken));

    private static async Task<Results<Ok<WebhookEndpointSecret>, ProblemHttpResult>> RotateWebhookSecret(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Webhooks(caller, grains).RotateSecretAsync(id, cancellationToken));

    private static async Task<Results<Accepted<WebhookDeliveryView>, ProblemHttpResult>> PingWebhookEndpoint(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Accepted(await Webhooks(caller, grains).PingAsync(new PingWebhookEndpoint(id, NewId.ForRequest()), cancellationToken));

    private static async Task<Results<Ok<InboundSecret>, ProblemHttpResult>> RotateInboundSecret(
        Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Webhooks(caller, grains).RotateInboundSecretAsync(cancellationToken));

    private static async Task<Results<Ok<Page<WebhookDeliveryView>>, ProblemHttpResult>> ListWebhookDeliveries(
        string? status, Paging paging, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await Webhooks(caller, grains).ListDeliveriesAsync(status, paging.Request, cancellationToken));

    private static async Task<Results<Accepted<WebhookDeliveryView>, ProblemHttpResult>> ReplayWebhookDelivery(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Accepted(await Webhooks(caller, grains).ReplayDeliveryAsync(id, cancellationToken));

    private static IWebhooksGrain Webhooks(Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IWebhooksGrain>(caller.Key("webhooks"));

    /// <summary>Body of POST /api/webhooks/endpoints.</summary>
    internal sealed record NewWebhookEndpoint(string Url, ImmutableArray<string>? Events);

    /// <summary>Body of PATCH /api/webhooks/endpoints/{id}.</summary>
    internal sealed record WebhookEndpointChange(string? Url, ImmutableArray<string>? Events, bool? Active);
}
