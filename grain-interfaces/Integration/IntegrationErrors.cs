using System.Globalization;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>All refusals of webhooks and of partners' keys.</summary>
public static class IntegrationErrors
{
    // Endpoints and what was sent to them.
    public static readonly Error EndpointNotFound = Error.NotFound("webhook.endpoint_not_found", "There is no such endpoint.");
    public static readonly Error DeliveryNotFound = Error.NotFound("webhook.delivery_not_found", "There is no such delivery.");
    public static readonly Error InvalidUrl = Error.Invalid("webhook.invalid_url", "The address must be absolute, https, and without a user name.", "url");
    public static readonly Error UnknownDeliveryStatus = Error.Invalid("request.invalid_parameter", "A delivery is waiting, delivered or dead.", "status");
    public static readonly Error InvalidCursor = Error.Invalid("request.invalid_cursor", "The cursor is not one that this list has issued.", "cursor");

    // What others send.
    public static readonly Error BadSignature = new("webhook.bad_signature", ErrorKind.Unauthenticated, "The signature does not match.", "webhook-signature");
    public static readonly Error StaleMessage =
        new("webhook.stale", ErrorKind.Unauthenticated, "The message is older or newer than five minutes.", "webhook-timestamp");
    public static readonly Error StudentRequired = Error.Invalid("event.student_required", "An event from a server names its student.");

    // Keys of partners.
    public static readonly Error KeyNotFound = Error.NotFound("partner.not_found", "There is no such key.");
    public static readonly Error KeyRevoked = Error.Conflict("partner.revoked", "This key was revoked for good: make another one.");
    public static readonly Error InvalidKey = new("auth.invalid_api_key", ErrorKind.Unauthenticated, "This API key is not valid.");
    public static readonly Error InvalidKeyStatus = Error.Invalid("partner.invalid_status", "The status is active or suspended.", "status");
    public static readonly Error InvalidKeyName = Error.Invalid("partner.invalid_name", "A key's name has 1 to 80 characters on one line.", "name");
    public static readonly Error InvalidKeyScopes =
        Error.Invalid("partner.invalid_scopes", "A key holds at least one permission, and only such as partners may hold.", "scopes");
    public static readonly Error InvalidKeyQuotas = Error.Invalid("partner.invalid_quota", "Quotas are between 1 and 10000000 requests.", "quotas");
    public static readonly Error InvalidKeyExpiry = Error.Invalid("partner.invalid_expiry", "A key expires in the future.", "expiresAt");

    public static Error TooManyEndpoints(int most) =>
        Error.Conflict("webhook.too_many_endpoints", string.Create(CultureInfo.InvariantCulture, $"A school has at most {most} endpoints."));

    /// <param name="reason">Why nothing is sent there, in words.</param>
    public static Error ForbiddenAddress(string reason) => Error.Invalid("webhook.forbidden_address", reason, "url");

    /// <param name="index">Which of the events that were named, counted from 0.</param>
    public static Error UnknownEvent(int index) =>
        Error.Invalid("webhook.unknown_event", "There is no event of this type.", string.Create(CultureInfo.InvariantCulture, $"events[{index}]"));
}
