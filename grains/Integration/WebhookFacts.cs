using System.Text.Json;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Integration;

/// <summary>Audit facts of webhook administration: who changed which endpoint, never an address or a secret.</summary>
internal static class WebhookFacts
{
    /// <param name="kind">Past tense, <c>webhook.endpoint_created</c>.</param>
    /// <param name="endpointId">Which endpoint.</param>
    /// <param name="etag">Of the record before the change; makes the id unique, as every change moves it on.</param>
    /// <param name="now">When.</param>
    public static Fact Of(string kind, string endpointId, string? etag, DateTimeOffset now) => new($"webhooks.{etag ?? "0"}", kind)
    {
        Actor = Actor.Required.AccountId,
        OccurredAt = now,
        RecordedAt = now,
        SchoolDay = DateOnly.FromDateTime(now.UtcDateTime),
        Payload = JsonSerializer.Serialize(new EndpointChange(endpointId), IntegrationJson.Default.EndpointChange),
    };
}

/// <summary>Payload of a webhook audit fact.</summary>
internal sealed record EndpointChange(string EndpointId);
