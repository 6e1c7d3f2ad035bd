using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;
using StudyMate.Learning;
using StudyMate.Tenancy;

namespace StudyMate.Integration;

internal sealed class ErgoInboxGrain(WebhookSecrets secrets, ITenantCatalog tenants, TimeProvider clock) : Grain, IErgoInboxGrain
{
    private readonly Dictionary<string, string> _opened = new(StringComparer.Ordinal);

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public async Task<Result<EventsAccepted>> ReceiveAsync(InboundWebhook message, CancellationToken cancellationToken)
    {
        // Nobody has proven anything yet: what is read here is ours, and what is answered says nothing about the tenant.
        SystemEntry.Enter(Tenant);
        var sealedSecrets = await GrainFactory.GetGrain<IWebhooksGrain>(GrainKeys.Of(Tenant, "webhooks")).GetInboundSecretsAsync();
        if (StandardWebhooks.Verify(message, [.. sealedSecrets.Select(Open)], clock.GetUtcNow()) is { } refused)
            return refused;
        // The house hands the events over, so nobody behind this asks: a school that is closed takes none, as from a device.
        if (await tenants.FindAsync(Tenant, cancellationToken) is not { IsReadOnly: false })
            return AccessErrors.TenantReadOnly;
        if (message.Malformed is { } malformed)
            return malformed;

        // What is known is known by the ids of the events, not of the message: a repetition has no effect and repeats its refusals, and other events
        // under a known message id are not lost.
        return await HandOverAsync(message.Events, message.SentAt);
    }

    /// <summary>One batch per student, in bounded fan-out; refusals keep the index that the sender knows.</summary>
    private async Task<EventsAccepted> HandOverAsync(ImmutableArray<DeviceEvent> events, DateTimeOffset? sentAt)
    {
        var accepted = 0;
        var duplicates = 0;
        var position = 0L;
        var rejected = ImmutableArray.CreateBuilder<RejectedEvent>();
        foreach (var chunk in events.GroupBy(item => item.StudentId, StringComparer.Ordinal).Chunk(8))
        {
            var outcomes = await Task.WhenAll(chunk.Select(group => SubmitAsync(group.Key, [.. group], sentAt)));
            foreach (var outcome in outcomes)
            {
                accepted += outcome.Accepted;
                duplicates += outcome.Duplicates;
                position = Math.Max(position, outcome.Position);
                rejected.AddRange(outcome.Rejected);
            }
        }

        rejected.Sort((left, right) => left.Index.CompareTo(right.Index));
        return new EventsAccepted(accepted, duplicates, rejected.ToImmutable(), position);
    }

    private async Task<EventsAccepted> SubmitAsync(string? studentId, ImmutableArray<DeviceEvent> events, DateTimeOffset? sentAt)
    {
        if (!GrainKeys.IsId(studentId))
            return RejectAll(events, IntegrationErrors.StudentRequired);
        var student = GrainFactory.GetGrain<IStudentLearningGrain>(GrainKeys.Of(Tenant, studentId!));
        var result = await student.SubmitAsync(new EventBatch(events, sentAt, EventSource.Server), CancellationToken.None);
        return result.Succeeded ? result.Value : RejectAll(events, result.Error);
    }

    private static EventsAccepted RejectAll(ImmutableArray<DeviceEvent> events, Error error) =>
        new(0, 0, [.. events.Select(item => new RejectedEvent(item.Index, Guid.TryParse(item.EventId, out _) ? item.EventId : null, error.Code, error.Message))], 0);

    private string Open(string sealedSecret)
    {
        if (!_opened.TryGetValue(sealedSecret, out var secret))
            _opened[sealedSecret] = secret = secrets.Open(Tenant, WebhookSecrets.Inbound, sealedSecret);
        return secret;
    }
}
