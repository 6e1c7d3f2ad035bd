using System.Globalization;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Integration;

/// <summary>The delivery log: what became of each message, and trying one again.</summary>
internal sealed partial class WebhooksGrain
{
    public async Task<Result<WebhookDeliveryView>> PingAsync(PingWebhookEndpoint command, CancellationToken cancellationToken)
    {
        if (Find(command.EndpointId) is null)
            return IntegrationErrors.EndpointNotFound;
        var now = time.GetUtcNow();
        var id = DeliveryRow.IdOf(command.PingId, command.EndpointId);
        var data = FactPayload.Of(("endpointId", command.EndpointId));
        await rows.WriteAsync(DeliveryRow.Add(Tenant, id, command.EndpointId, WebhookEvents.Ping, data, now));
        await WakeAsync(command.EndpointId);
        return await GetDeliveryAsync(id, cancellationToken);
    }

    public async Task<Result<Page<WebhookDeliveryView>>> ListDeliveriesAsync(string? status, PageRequest page, CancellationToken cancellationToken)
    {
        if (status is not (null or DeliveryRow.Waiting or DeliveryRow.Delivered or DeliveryRow.Dead))
            return IntegrationErrors.UnknownDeliveryStatus;
        var before = (At: long.MaxValue, Id: "");
        if (page.Cursor is { } cursor)
        {
            var read = Cursor.Read(cursor, 2);
            if (!read.Succeeded)
                return read.Error;
            if (!long.TryParse(read.Value[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at))
                return IntegrationErrors.InvalidCursor;
            before = (at, read.Value[1]);
        }

        var found = await rows.QueryAsync<DeliveryRow>(
            "Integration/ListDeliveries",
            new { tenant = Tenant, status, before_at = before.At, before_id = before.Id, limit = page.Limit + 1 },
            cancellationToken);
        var shown = found.Length > page.Limit ? found[..page.Limit] : found;
        var next = found.Length > page.Limit
            ? Cursor.Of(shown[^1].CreatedAt.ToString(CultureInfo.InvariantCulture), shown[^1].Id)
            : null;
        return new Page<WebhookDeliveryView>([.. shown.Select(row => row.ToView())], next);
    }

    public async Task<Result<WebhookDeliveryView>> ReplayDeliveryAsync(string deliveryId, CancellationToken cancellationToken)
    {
        var delivery = await GetDeliveryAsync(deliveryId, cancellationToken);
        if (!delivery.Succeeded)
            return delivery;
        if (Find(delivery.Value.EndpointId) is null)
            return IntegrationErrors.EndpointNotFound;
        await rows.WriteAsync(RowChange.Update(
            "webhook_deliveries",
            [("tenant", Tenant), ("id", deliveryId)],
            ("status", DeliveryRow.Waiting),
            ("attempts", 0),
            ("next_attempt_at", time.GetUtcNow())));
        await WakeAsync(delivery.Value.EndpointId);
        return await GetDeliveryAsync(deliveryId, cancellationToken);
    }

    private async Task<Result<WebhookDeliveryView>> GetDeliveryAsync(string id, CancellationToken cancellationToken)
    {
        var found = await rows.QueryAsync<DeliveryRow>("Integration/GetDelivery", new { tenant = Tenant, id }, cancellationToken);
        return found.IsEmpty ? IntegrationErrors.DeliveryNotFound : found[0].ToView();
    }
}
