using StudyMate.Common;

namespace StudyMate.Integration;

internal static class WebhookErrors
{
    public static Error EndpointNotFound => Error.NotFound("webhook.endpoint_not_found", "There is no such endpoint.");

    public static Error DeliveryNotFound => Error.NotFound("webhook.delivery_not_found", "There is no such delivery.");
}
