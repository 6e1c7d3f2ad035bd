using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Tenancy;

namespace StudyMate.Integration;

internal sealed class PartnerKeyGrain(
    [PersistentState("record", "records")] IPersistentState<PartnerKeyState> record,
    Commit commit,
    IRows rows,
    ITenantCatalog tenants,
    ISecretBytes secrets,
    SchoolClock clock,
    TimeProvider time) : Grain, IPartnerKeyGrain
{
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromSeconds(30);
    private PartnerUsage _usage = new();
    private IGrainTimer? _checkpoint;
    private bool _unsaved;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    private string Id => GrainKeys.Split(this.GetPrimaryKeyString()).Id;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!record.State.Exists)
            return;
        var saved = await rows.QueryAsync<PartnerUsage>("Integration/PartnerUsage", new { tenant = Tenant, id = Id }, cancellationToken);
        _usage = saved is [var usage] ? usage : _usage;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => CheckpointAsync();

    public async Task<Result<IssuedPartnerKey>> CreateAsync(CreatePartnerKey command, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        // A retry is told another secret: the first answer was lost, and so is the secret in it.
        if (record.State.Exists)
            return await RotateAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var decided = CreatePartnerKeyRule.Decide(command, time.GetUtcNow());
        return decided.Succeeded ? await IssueAsync(decided.Value, "partner.created") : decided.Error;
    }

    public Task<Result<PartnerKeyView>> GetAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<PartnerKeyView>>(record.State.Exists ? View() : IntegrationErrors.KeyNotFound);

    public async Task<Result<PartnerKeyView>> ChangeAsync(ChangePartnerKey command, CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record))
            return View();
        cancellationToken.ThrowIfCancellationRequested();
        var before = record.State;
        var decided = ChangePartnerKeyRule.Decide(before, command, time.GetUtcNow());
        if (!decided.Succeeded)
            return decided.Error;
        var kind = string.Equals(before.Status, decided.Value.Status, StringComparison.Ordinal) ? "partner.changed"
            : decided.Value.Status is PartnerKeyStatuses.Suspended ? "partner.suspended" : "partner.activated";
        await SaveAsync(decided.Value, kind);
        return View();
    }

    public async Task<Result<IssuedPartnerKey>> RotateAsync(CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!record.State.Exists)
            return IntegrationErrors.KeyNotFound;
        if (IsRevoked)
            return IntegrationErrors.KeyRevoked;
        cancellationToken.ThrowIfCancellationRequested();
        return await IssueAsync(record.State, "partner.rotated");
    }

    public async Task<Result<PartnerKeyView>> RevokeAsync(CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!record.State.Exists)
            return IntegrationErrors.KeyNotFound;
        cancellationToken.ThrowIfCancellationRequested();
        if (!IsRevoked)
            await SaveAsync(record.State with { Status = PartnerKeyStatuses.Revoked, Hash = "" }, "partner.revoked");
        return View();
    }

    public async Task<Result<PartnerAdmission>> AdmitAsync(string secret, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = record.State;
        if (!SecretHash.Matches(secret, key.Hash) || !await IsOpenAsync(cancellationToken))
            return IntegrationErrors.InvalidKey;

        _usage = _usage.Count(now);
        if (!_unsaved)
        {
            _unsaved = true;
            _checkpoint ??= this.RegisterGrainTimer(CheckpointOnTimerAsync, CheckpointEvery, Timeout.InfiniteTimeSpan);
            // One timer for the life of the activation, set again by the first use after each writing.
            _checkpoint.Change(CheckpointEvery, Timeout.InfiniteTimeSpan);
        }

        return _usage.Admit(key, now);
    }

    public async Task<Result<Done>> StandsAsync(string permission, CancellationToken cancellationToken) =>
        !await IsOpenAsync(cancellationToken) ? IntegrationErrors.InvalidKey
        : record.State.Scopes.Contains(permission) ? Done.Instance
        : AccessErrors.Denied;

    private async ValueTask<bool> IsOpenAsync(CancellationToken cancellationToken) =>
        record.State is { Exists: true, Status: PartnerKeyStatuses.Active } key
        && !(key.ExpiresAt <= time.GetUtcNow())
        && await tenants.FindAsync(Tenant, cancellationToken) is { IsArchived: false };

    private bool IsRevoked => record.State.Status is PartnerKeyStatuses.Revoked;

    private Task CheckpointOnTimerAsync(CancellationToken cancellationToken)
    {
        SystemEntry.Enter(Tenant);
        return CheckpointAsync();
    }

    private async Task CheckpointAsync()
    {
        if (!_unsaved)
            return;
        _unsaved = false;
        await rows.WriteAsync(RowChange.Put(
            "partner_usage",
            [("tenant", Tenant), ("id", Id)],
            ("minute", (long?)_usage.Minute),
            ("in_minute", (long?)_usage.InMinute),
            ("hour", (long?)_usage.Hour),
            ("in_hour", (long?)_usage.InHour),
            ("day", (long?)_usage.Day),
            ("in_day", (long?)_usage.InDay),
            ("last_used_at", _usage.LastUsedAt)));
    }

    private async Task<Result<IssuedPartnerKey>> IssueAsync(PartnerKeyState next, string kind)
    {
        var key = new PartnerApiKey(Tenant, Id, secrets.NewToken());
        await SaveAsync(next with { Hash = SecretHash.Of(key.Secret), Prefix = key.Prefix }, kind);
        return new IssuedPartnerKey(View(), key.ToString());
    }

    private async Task SaveAsync(PartnerKeyState next, string kind)
    {
        next = next with { Revision = next.Revision + 1 };
        ImmutableArray<Fact> facts =
            [AuditFact.Of(kind, this.GetPrimaryKeyString(), next.Revision, await clock.NowAsync(Tenant)) with { Subject = Id }];
        await commit.SaveAsync(this, record, next, facts);
    }

    private PartnerKeyView View() => new(
        Id,
        record.State.Name,
        record.State.Prefix,
        record.State.Scopes,
        record.State.Status,
        record.State.Quotas,
        record.State.ExpiresAt,
        record.State.CreatedAt);
}
