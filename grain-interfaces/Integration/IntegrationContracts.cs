using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;
using StudyMate.Learning;

namespace StudyMate.Integration;

/// <summary>Event types that an endpoint can listen to.</summary>
public static class WebhookEvents
{
    public const string AssignmentPushed = "assignment.pushed";
    public const string AssignmentCancelled = "assignment.cancelled";
    public const string ThemePublished = "theme.published";

    /// <summary>Sent on demand, to try an endpoint out.</summary>
    public const string Ping = "webhook.ping";

    public static readonly ImmutableArray<string> All = [AssignmentPushed, AssignmentCancelled, ThemePublished, Ping];
}

/// <summary>Register an endpoint.</summary>
/// <param name="EndpointId">Id of the new endpoint, derived at the edge.</param>
/// <param name="Url">Absolute https address (http only where private addresses are allowed).</param>
/// <param name="Events">Types to deliver; empty for all.</param>
[GenerateSerializer, Immutable, Alias("studymate.create-webhook-endpoint")]
public sealed record CreateWebhookEndpoint(
    [property: Id(0)] string EndpointId,
    [property: Id(1)] string Url,
    [property: Id(2)] ImmutableArray<string> Events);

/// <summary>Change an endpoint; null leaves a field as it is.</summary>
/// <param name="EndpointId">Which.</param>
/// <param name="Url">New address.</param>
/// <param name="Events">New types.</param>
/// <param name="Active">False pauses deliveries: they wait.</param>
[GenerateSerializer, Immutable, Alias("studymate.update-webhook-endpoint")]
public sealed record UpdateWebhookEndpoint(
    [property: Id(0)] string EndpointId,
    [property: Id(1)] string? Url,
    [property: Id(2)] ImmutableArray<string>? Events,
    [property: Id(3)] bool? Active);

/// <summary>An endpoint without its secret.</summary>
[GenerateSerializer, Immutable, Alias("studymate.webhook-endpoint-view")]
public sealed record WebhookEndpointView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Url,
    [property: Id(2)] ImmutableArray<string> Events,
    [property: Id(3)] bool Active,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] int ActiveSecrets);

/// <summary>All endpoints of a school; there are at most twenty.</summary>
[GenerateSerializer, Immutable, Alias("studymate.webhook-endpoint-list")]
public sealed record WebhookEndpointList([property: Id(0)] ImmutableArray<WebhookEndpointView> Items)
{
    /// <summary>Always null: the list is complete.</summary>
    [Id(1)]
    public string? NextCursor { get; init; }
}

/// <summary>An endpoint with a secret that is shown this once.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Secret"><c>whsec_</c> and base64, as Standard Webhooks writes it.</param>
[GenerateSerializer, Immutable, Alias("studymate.webhook-endpoint-secret")]
public sealed record WebhookEndpointSecret([property: Id(0)] WebhookEndpointView Endpoint, [property: Id(1)] string Secret);

/// <summary>The secret with which ErgoMate signs what it sends; shown this once. The one before stays valid.</summary>
/// <param name="Secret"><c>whsec_</c> and base64.</param>
/// <param name="ActiveSecrets">How many are valid now: 1 or 2.</param>
[GenerateSerializer, Immutable, Alias("studymate.inbound-secret")]
public sealed record InboundSecret([property: Id(0)] string Secret, [property: Id(1)] int ActiveSecrets);

/// <summary>One message to one endpoint.</summary>
/// <param name="Id">Delivery id.</param>
/// <param name="EndpointId">To whom.</param>
/// <param name="Type">Event type.</param>
/// <param name="Status"><c>waiting</c>, <c>delivered</c> or <c>dead</c>.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="CreatedAt">When the event happened.</param>
/// <param name="NextAttemptAt">When it is tried next, while waiting.</param>
/// <param name="LastAttemptAt">When it was tried last.</param>
/// <param name="LastStatus">HTTP status of the last answer, if there was one.</param>
/// <param name="LastError">Why the last attempt failed: a stable reason, never the other side's text.</param>
[GenerateSerializer, Immutable, Alias("studymate.webhook-delivery-view")]
public sealed record WebhookDeliveryView(
    [property: Id(0)] string Id,
    [property: Id(1)] string EndpointId,
    [property: Id(2)] string Type,
    [property: Id(3)] string Status,
    [property: Id(4)] int Attempts,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] DateTimeOffset? NextAttemptAt,
    [property: Id(7)] DateTimeOffset? LastAttemptAt,
    [property: Id(8)] int? LastStatus,
    [property: Id(9)] string? LastError);

/// <summary>A signed message from ErgoMate as it arrived, and what its body reads as. Nothing of it counts until the signature does.</summary>
/// <param name="WebhookId">Header <c>webhook-id</c>.</param>
/// <param name="Timestamp">Header <c>webhook-timestamp</c>, seconds since 1970.</param>
/// <param name="Signature">Header <c>webhook-signature</c>: space-separated <c>v1,&lt;base64&gt;</c>.</param>
/// <param name="Body">The exact bytes.</param>
/// <param name="Events">The events of the body; empty where it is malformed.</param>
/// <param name="SentAt">The sender's clock, if the body tells it.</param>
/// <param name="Malformed">Why the body cannot be read, or null.</param>
[GenerateSerializer, Immutable, Alias("studymate.inbound-webhook")]
public sealed record InboundWebhook(
    [property: Id(0)] string? WebhookId,
    [property: Id(1)] string? Timestamp,
    [property: Id(2)] string? Signature,
    [property: Id(3)] ImmutableArray<byte> Body,
    [property: Id(4)] ImmutableArray<DeviceEvent> Events,
    [property: Id(5)] DateTimeOffset? SentAt,
    [property: Id(6)] Error? Malformed);
