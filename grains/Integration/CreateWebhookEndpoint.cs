using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>
/// Route: POST /api/webhooks/endpoints → IWebhooksGrain.CreateEndpointAsync. Effects: endpoint with a fresh secret, the outbox's
/// reminder, fact webhook.endpoint_created. Refusals: webhook.too_many_endpoints, webhook.invalid_url, webhook.forbidden_address,
/// webhook.unknown_event.
/// </summary>
internal static class CreateWebhookEndpointRule
{
    public static Result<WebhooksState> Decide(
        WebhooksState state,
        CreateWebhookEndpoint command,
        string sealedSecret,
        IWebhookSender sender,
        DateTimeOffset now)
    {
        if (state.Endpoints.Length >= WebhooksState.MaxEndpoints)
            return IntegrationErrors.TooManyEndpoints(WebhooksState.MaxEndpoints);
        if (CheckUrl(command.Url, sender) is { } badUrl)
            return badUrl;
        if (CheckEvents(command.Events) is { } badEvents)
            return badEvents;
        return state with
        {
            Endpoints = state.Endpoints.Add(
                new WebhookEndpoint(command.EndpointId, command.Url, command.Events, Active: true, now, [sealedSecret])),
        };
    }

    public static Error? CheckUrl(string? url, IWebhookSender sender)
    {
        if (url is not { Length: > 0 and <= 500 } || !Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            || (parsed.Scheme != Uri.UriSchemeHttps && parsed.Scheme != Uri.UriSchemeHttp) || parsed.UserInfo.Length > 0)
            return IntegrationErrors.InvalidUrl;
        return sender.Refuse(parsed) is { } reason ? IntegrationErrors.ForbiddenAddress(reason) : null;
    }

    public static Error? CheckEvents(ImmutableArray<string> events)
    {
        for (var i = 0; i < events.Length; i++)
        {
            if (!WebhookEvents.All.Contains(events[i]))
                return IntegrationErrors.UnknownEvent(i);
        }

        return null;
    }
}
