using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>The webhook endpoints and secrets of one school (key <c>{tenant}/webhooks</c>), and the log of deliveries.</summary>
[Alias("studymate.IWebhooksGrain")]
public interface IWebhooksGrain : IGrainWithStringKey
{
    [Query(Permissions.WebhooksRead), Alias("ListEndpointsAsync")]
    Task<Result<WebhookEndpointList>> ListEndpointsAsync(CancellationToken cancellationToken);

    [Command(Permissions.WebhooksManage), Alias("CreateEndpointAsync")]
    Task<Result<WebhookEndpointSecret>> CreateEndpointAsync(CreateWebhookEndpoint command, CancellationToken cancellationToken);

    [Command(Permissions.WebhooksManage), Alias("UpdateEndpointAsync")]
    Task<Result<WebhookEndpointView>> UpdateEndpointAsync(UpdateWebhookEndpoint command, CancellationToken cancellationToken);

    /// <summary>Forgets an endpoint; what waits for it becomes a dead letter.</summary>
    [Command(Permissions.WebhooksManage), Alias("DeleteEndpointAsync")]
    Task<Result<Done>> DeleteEndpointAsync(string endpointId, CancellationToken cancellationToken);

    /// <summary>A new secret; the one before stays valid, so that both sides can change over.</summary>
    [Command(Permissions.WebhooksManage), Alias("RotateSecretAsync")]
    Task<Result<WebhookEndpointSecret>> RotateSecretAsync(string endpointId, CancellationToken cancellationToken);

    /// <summary>A new secret for what ErgoMate sends to this school; the one before stays valid.</summary>
    [Command(Permissions.WebhooksManage), Alias("RotateInboundSecretAsync")]
    Task<Result<InboundSecret>> RotateInboundSecretAsync(CancellationToken cancellationToken);

    /// <summary>Sends <c>webhook.ping</c> to an endpoint; the answer is its delivery.</summary>
    [Command(Permissions.WebhooksManage), Alias("PingAsync")]
    Task<Result<WebhookDeliveryView>> PingAsync(PingWebhookEndpoint command, CancellationToken cancellationToken);

    /// <summary>Deliveries, newest first.</summary>
    /// <param name="status"><c>waiting</c>, <c>delivered</c>, <c>dead</c>, or null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    [Query(Permissions.WebhooksRead), Alias("ListDeliveriesAsync")]
    Task<Result<Page<WebhookDeliveryView>>> ListDeliveriesAsync(string? status, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Tries a delivery again from the beginning, whatever became of it.</summary>
    [Command(Permissions.WebhooksManage), Alias("ReplayDeliveryAsync")]
    Task<Result<WebhookDeliveryView>> ReplayDeliveryAsync(string deliveryId, CancellationToken cancellationToken);

    /// <summary>Endpoints with their sealed secrets, for delivering.</summary>
    [Internal, Alias("GetEndpointsAsync")]
    Task<ImmutableArray<SealedEndpoint>> GetEndpointsAsync();

    /// <summary>The endpoint answered that it is gone for good (410): nothing is sent there until somebody switches it on again.</summary>
    [Internal, Alias("RecordGoneAsync")]
    Task RecordGoneAsync(string endpointId);

    /// <summary>Sealed secrets for inbound messages, newest first.</summary>
    [Internal, Alias("GetInboundSecretsAsync")]
    Task<ImmutableArray<string>> GetInboundSecretsAsync();
}

/// <summary>Try an endpoint out.</summary>
[GenerateSerializer, Immutable, Alias("studymate.ping-webhook-endpoint")]
public sealed record PingWebhookEndpoint([property: Id(0)] string EndpointId, [property: Id(1)] string PingId);

/// <summary>An endpoint as the house itself needs it.</summary>
[GenerateSerializer, Immutable, Alias("studymate.sealed-endpoint")]
public sealed record SealedEndpoint(
    [property: Id(0)] string Id,
    [property: Id(1)] string Url,
    [property: Id(2)] ImmutableArray<string> Events,
    [property: Id(3)] bool Active,
    [property: Id(4)] ImmutableArray<string> SealedSecrets)
{
    /// <summary>An endpoint without a list of types listens to all; a ping goes to one endpoint only.</summary>
    public bool ListensTo(string type) => Events.IsEmpty || Events.Contains(type);
}
