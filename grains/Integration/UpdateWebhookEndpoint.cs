using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>
/// Route: PATCH /api/webhooks/endpoints/{id} → IWebhooksGrain.UpdateEndpointAsync. Effects: address, types or pause change, fact
/// webhook.endpoint_changed; waiting deliveries follow the new address. Refusals: webhook.endpoint_not_found and those of
/// <see cref="CreateWebhookEndpointRule"/>.
/// </summary>
internal static class UpdateWebhookEndpointRule
{
    public static Result<WebhooksState> Decide(WebhooksState state, UpdateWebhookEndpoint command, IWebhookSender sender)
    {
        if (state.Endpoints.FirstOrDefault(known => known.Id == command.EndpointId) is not { } endpoint)
            return IntegrationErrors.EndpointNotFound;
        if (command.Url is not null && CreateWebhookEndpointRule.CheckUrl(command.Url, sender) is { } badUrl)
            return badUrl;
        if (command.Events is { } events && CreateWebhookEndpointRule.CheckEvents(events) is { } badEvents)
            return badEvents;
        var updated = endpoint with
        {
            Url = command.Url ?? endpoint.Url,
            Events = command.Events ?? endpoint.Events,
            Active = command.Active ?? endpoint.Active,
        };
        return state with { Endpoints = state.Endpoints.Replace(endpoint, updated) };
    }
}
