using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Integration;

internal sealed class OutboxGrain(IRows rows, TimeProvider clock) : Grain, IOutboxGrain, IRemindable
{
    private const string Reminder = "outbox";
    private const int Batch = 100;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>How long what was delivered can still be looked at and replayed.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public async Task StartAsync() => await this.RegisterOrUpdateReminder(Reminder, Period, Period);

    public Task WakeAsync() => DispatchAsync();

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        SystemEntry.Enter(Tenant);
        await DispatchAsync();

        // A delivery grain keeps its own time while it lives; this finds what a restart left behind.
        var due = await rows.QueryAsync<string>("Integration/ListDueEndpoints", new { tenant = Tenant });
        await WakeEndpointsAsync(due);

        var before = clock.GetUtcNow() - Kept;
        await rows.RunAsync(
            Statement.Of("Integration/PurgeOutbox", ("tenant", Tenant), ("before", before)),
            Statement.Of("Integration/PurgeDeliveries", ("tenant", Tenant), ("before", before)));
    }

    /// <summary>Turns entries into one delivery per endpoint that listens, in one transaction per batch, and wakes the endpoints.</summary>
    private async Task DispatchAsync()
    {
        while (true)
        {
            var entries = await rows.QueryAsync<OutboxRow>("Integration/ListOutbox", new { tenant = Tenant, limit = Batch });
            if (entries.IsEmpty)
                return;
            // Asked after the entries: whoever listened when one of them was written is among the answer.
            var endpoints = await GrainFactory.GetGrain<IWebhooksGrain>(GrainKeys.Of(Tenant, "webhooks")).GetEndpointsAsync();
            var changes = ImmutableArray.CreateBuilder<RowChange>();
            var woken = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in entries)
            {
                foreach (var endpoint in endpoints.Where(endpoint => endpoint.ListensTo(entry.Type)))
                {
                    var id = DeliveryRow.IdOf(entry.Id, endpoint.Id);
                    changes.Add(DeliveryRow.Add(Tenant, id, endpoint.Id, entry.Type, entry.Data, Micros.ToInstant(entry.CreatedAt)));
                    woken.Add(endpoint.Id);
                }

                changes.Add(RowChange.Update("outbox", [("tenant", Tenant), ("id", entry.Id)], ("dispatched", true)));
            }

            await rows.WriteAsync(changes.ToImmutable());
            await WakeEndpointsAsync(woken);
        }
    }

    private async Task WakeEndpointsAsync(IEnumerable<string> endpointIds)
    {
        foreach (var id in endpointIds)
            await GrainFactory.GetGrain<IWebhookDeliveryGrain>(GrainKeys.Of(Tenant, id)).WakeAsync();
    }

    private sealed record OutboxRow(string Id, string Type, string Data, long CreatedAt);
}
