using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Integration;

internal sealed partial class WebhooksGrain(
    [PersistentState("record", "records")] IPersistentState<WebhooksState> record,
    Commit commit,
    IWebhookSender sender,
    WebhookSecrets secrets,
    IRows rows,
    SchoolClock clock,
    TimeProvider time) : Grain, IWebhooksGrain
{
    private const string EndpointDeleted = "webhook.endpoint_deleted";

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken) => commit.CompleteOnActivationAsync(this, record);

    public Task<Result<WebhookEndpointList>> ListEndpointsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<WebhookEndpointList>>(new WebhookEndpointList([.. record.State.Endpoints.Select(View)]));

    public async Task<Result<WebhookEndpointSecret>> CreateEndpointAsync(CreateWebhookEndpoint command, CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record) && Find(command.EndpointId) is { } created)
            return new WebhookEndpointSecret(View(created), OpenNewest(created));

        var secret = secrets.Make();
        var decided = CreateWebhookEndpointRule.Decide(record.State, command, secrets.Seal(Tenant, command.EndpointId, secret), sender, time.GetUtcNow());
        if (!decided.Succeeded)
            return decided.Error;

        // The reminder is there before success is reported: from here on whatever is written is delivered.
        await GrainFactory.GetGrain<IOutboxGrain>(GrainKeys.Of(Tenant, "outbox")).StartAsync();
        await SaveAsync(decided.Value, "webhook.endpoint_created", command.EndpointId);
        return new WebhookEndpointSecret(View(Find(command.EndpointId)!), secret);
    }

    public async Task<Result<WebhookEndpointView>> UpdateEndpointAsync(UpdateWebhookEndpoint command, CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record) && Find(command.EndpointId) is { } updated)
            return View(updated);

        var decided = UpdateWebhookEndpointRule.Decide(record.State, command, sender);
        if (!decided.Succeeded)
            return decided.Error;
        await SaveAsync(decided.Value, "webhook.endpoint_changed", command.EndpointId);
        await WakeAsync(command.EndpointId);
        return View(Find(command.EndpointId)!);
    }

    public async Task<Result<Done>> DeleteEndpointAsync(string endpointId, CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record))
            return Done.Instance;
        if (Find(endpointId) is not { } endpoint)
            return IntegrationErrors.EndpointNotFound;
        await SaveAsync(
            record.State with { Endpoints = record.State.Endpoints.Remove(endpoint) },
            EndpointDeleted,
            endpointId);
        return Done.Instance;
    }

    public async Task<Result<WebhookEndpointSecret>> RotateSecretAsync(string endpointId, CancellationToken cancellationToken)
    {
        var replayed = await commit.ReplayedAsync(this, record);
        if (Find(endpointId) is not { } endpoint)
            return IntegrationErrors.EndpointNotFound;
        if (replayed)
            return new WebhookEndpointSecret(View(endpoint), OpenNewest(endpoint));

        var secret = secrets.Make();
        var rotated = endpoint with { SealedSecrets = WebhooksState.WithNewest(endpoint.SealedSecrets, secrets.Seal(Tenant, endpointId, secret)) };
        await SaveAsync(
            record.State with { Endpoints = record.State.Endpoints.Replace(endpoint, rotated) },
            "webhook.secret_rotated",
            endpointId);
        return new WebhookEndpointSecret(View(rotated), secret);
    }

    public async Task<Result<InboundSecret>> RotateInboundSecretAsync(CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record) && !record.State.InboundSecrets.IsEmpty)
            return new InboundSecret(secrets.Open(Tenant, WebhookSecrets.Inbound, record.State.InboundSecrets[0]), record.State.InboundSecrets.Length);

        var secret = secrets.Make();
        await SaveAsync(
            record.State with { InboundSecrets = WebhooksState.WithNewest(record.State.InboundSecrets, secrets.Seal(Tenant, WebhookSecrets.Inbound, secret)) },
            "webhook.inbound_secret_rotated",
            WebhookSecrets.Inbound);
        return new InboundSecret(secret, record.State.InboundSecrets.Length);
    }

    public async Task<ImmutableArray<SealedEndpoint>> GetEndpointsAsync()
    {
        // As they are stored: what is dispatched on the word of an old record is told to nobody, and marked as told.
        await Commit.RefreshAsync(record);
        return [.. record.State.Endpoints.Select(endpoint => new SealedEndpoint(endpoint.Id, endpoint.Url, endpoint.Events, endpoint.Active, endpoint.SealedSecrets))];
    }

    public async Task RecordGoneAsync(string endpointId)
    {
        await commit.CompleteAsync(this, record);
        if (Find(endpointId) is { Active: true } endpoint)
            await SaveAsync(record.State with { Endpoints = record.State.Endpoints.Replace(endpoint, endpoint with { Active = false }) }, "webhook.endpoint_gone", endpointId);
    }

    public Task<ImmutableArray<string>> GetInboundSecretsAsync() => Task.FromResult(record.State.InboundSecrets);

    private WebhookEndpoint? Find(string id) => record.State.Endpoints.FirstOrDefault(endpoint => endpoint.Id == id);

    private Task WakeAsync(string endpointId) =>
        GrainFactory.GetGrain<IWebhookDeliveryGrain>(GrainKeys.Of(Tenant, endpointId)).WakeAsync();

    /// <summary>Who changed which endpoint; the fact never holds an address or a secret.</summary>
    private async Task SaveAsync(WebhooksState next, string kind, string endpointId)
    {
        next = next with { Revision = next.Revision + 1, Deleted = kind is EndpointDeleted ? endpointId : null };
        var fact = AuditFact.Of(kind, this.GetPrimaryKeyString(), next.Revision, await clock.NowAsync(Tenant)) with
        {
            Payload = FactPayload.Of(("endpointId", endpointId)),
        };
        await commit.SaveAsync(this, record, next, [fact]);
    }

    private string OpenNewest(WebhookEndpoint endpoint) => secrets.Open(Tenant, endpoint.Id, endpoint.SealedSecrets[0]);

    private static WebhookEndpointView View(WebhookEndpoint endpoint) =>
        new(endpoint.Id, endpoint.Url, endpoint.Events, endpoint.Active, endpoint.CreatedAt, endpoint.SealedSecrets.Length);
}
