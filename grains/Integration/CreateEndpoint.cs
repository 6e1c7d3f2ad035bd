using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>
/// Route: POST /api/webhooks/endpoints → IWebhooksGrain.CreateEndpointAsync. Effects: endpoint with a fresh secret, the outbox's
/// reminder, fact webhook.endpoint_created. Refusals: webhook.too_many_endpoints, webhook.invalid_url, webhook.forbidden_address,
/// webhook.unknown_event.
/// </summary>
internal static class CreateEndpoint
{
    public static Result<WebhooksState> Decide(
        WebhooksState state,
        CreateWebhookEndpoint command,
        string sealedSecret,
        IWebhookSender sender,
        DateTimeOffset now)
    {
        if (state.Endpoints.Length >= WebhooksState.MaxEndpoints)
            return Error.Conflict("webhook.too_many_endpoints", $"A school has at most {WebhooksState.MaxEndpoints} endpoints.");
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
            return Error.Invalid("webhook.invalid_url", "The address must be absolute, https, and without a user name.", "url");
        return sender.Refuse(parsed) is { } reason ? Error.Invalid("webhook.forbidden_address", reason, "url") : null;
    }

    public static Error? CheckEvents(ImmutableArray<string> events)
    {
        for (var i = 0; i < events.Length; i++)
        {
            if (!WebhookEvents.All.Contains(events[i]))
                return Error.Invalid("webhook.unknown_event", "There is no event of this type.", $"events[{i}]");
        }

        return null;
    }
}
