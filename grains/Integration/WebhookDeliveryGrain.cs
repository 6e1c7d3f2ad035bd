using System.Buffers;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Integration;

internal sealed class WebhookDeliveryGrain(IRows rows, IWebhookSender sender, WebhookSecrets secrets, ISecretBytes chance, TimeProvider clock)
    : Grain, IWebhookDeliveryGrain
{
    private const int Parallel = 4;

    private readonly Dictionary<string, string> _opened = new(StringComparer.Ordinal);
    private IGrainTimer? _timer;

    /// <summary>The other side asked to be left alone until then, with everything: only in memory, so that it is asked again after a restart.</summary>
    private DateTimeOffset _heldUntil;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    private string EndpointId => GrainKeys.Split(this.GetPrimaryKeyString()).Id;

    /// <summary>Sending happens on the timer: a turn of its own that nobody waits for.</summary>
    public Task WakeAsync()
    {
        Schedule(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    private async Task DeliverDueAsync(CancellationToken cancellationToken)
    {
        SystemEntry.Enter(Tenant);
        var endpoints = await GrainFactory.GetGrain<IWebhooksGrain>(GrainKeys.Of(Tenant, "webhooks")).GetEndpointsAsync();
        if (endpoints.FirstOrDefault(known => known.Id == EndpointId) is not { Active: true } endpoint)
            return;

        while (!cancellationToken.IsCancellationRequested && _heldUntil <= clock.GetUtcNow())
        {
            var due = await rows.QueryAsync<DeliveryRow>(
                "Integration/ListDue",
                new { tenant = Tenant, endpoint_id = EndpointId, now = Micros.Of(clock.GetUtcNow()), limit = Parallel },
                cancellationToken);
            if (due.IsEmpty)
                break;
            var outcomes = await Task.WhenAll(due.Select(delivery => SendAsync(endpoint, delivery, cancellationToken)));
            var now = clock.GetUtcNow();
            await rows.WriteAsync([.. due.Zip(outcomes, (delivery, outcome) => delivery.After(Tenant, outcome, now, Chance()))]);
            if (outcomes.Any(outcome => outcome.IsGone))
            {
                await GrainFactory.GetGrain<IWebhooksGrain>(GrainKeys.Of(Tenant, "webhooks")).RecordGoneAsync(EndpointId);
                return;
            }

            _heldUntil = now + outcomes.Max(outcome => outcome.RetryAfter);
        }

        var waiting = await rows.QueryAsync<long?>("Integration/GetNextAttempt", new { tenant = Tenant, endpoint_id = EndpointId }, cancellationToken);
        if (waiting is [{ } at, ..])
        {
            var next = Micros.ToInstant(at);
            var wait = (next > _heldUntil ? next : _heldUntil) - clock.GetUtcNow();
            Schedule(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        }
    }

    private Task<SendOutcome> SendAsync(SealedEndpoint endpoint, DeliveryRow delivery, CancellationToken cancellationToken)
    {
        var body = Write(delivery);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var signature = StandardWebhooks.Sign([.. endpoint.SealedSecrets.Select(Open)], delivery.Id, timestamp, body.Span);
        return sender.SendAsync(new OutgoingMessage(new Uri(endpoint.Url), delivery.Id, timestamp, signature, body), cancellationToken);
    }

    private static ReadOnlyMemory<byte> Write(DeliveryRow delivery)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", delivery.Type);
            json.WriteString("timestamp", Micros.ToInstant(delivery.CreatedAt));
            json.WritePropertyName("data");
            json.WriteRawValue(delivery.Data);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private string Open(string sealedSecret)
    {
        if (!_opened.TryGetValue(sealedSecret, out var secret))
            _opened[sealedSecret] = secret = secrets.Open(Tenant, EndpointId, sealedSecret);
        return secret;
    }

    /// <summary>0 to 1, so that many endpoints that failed together do not come back together.</summary>
    private double Chance()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        chance.Fill(bytes);
        return BitConverter.ToUInt32(bytes) / (double)uint.MaxValue;
    }

    private void Schedule(TimeSpan wait)
    {
        if (_timer is null)
            _timer = this.RegisterGrainTimer(DeliverDueAsync, new GrainTimerCreationOptions(wait, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        else
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
