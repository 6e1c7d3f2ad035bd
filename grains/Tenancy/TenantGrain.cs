using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Tenancy;

internal sealed class TenantGrain(
    [PersistentState("record", "records")] IPersistentState<TenantState> record,
    Commit commit,
    TenantCatalog catalog,
    TimeProvider time) : Grain, ITenantGrain
{
    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public async Task<Result<TenantView>> CreateAsync(CreateTenant command, CancellationToken cancellationToken)
    {
        if (await ReplayedAsync())
            return View();
        if (record.State.Exists)
            return TenancyErrors.TenantExists;
        cancellationToken.ThrowIfCancellationRequested();
        var decided = ChangeTenantSettingsRule.Decide(record.State, command.Settings);
        if (!decided.Succeeded)
            return decided.Error;
        var licences = ChangeLicencesRule.Decide(decided.Value, command.Licences);
        if (!licences.Succeeded)
            return licences.Error;
        return await SaveAsync(licences.Value with { Exists = true, Status = TenantStatuses.Active }, "tenant.opened", command.By);
    }

    public Task<Result<TenantView>> GetAsync(CancellationToken cancellationToken) => Task.FromResult(record.State.Exists ? View() : NotFound);

    public async Task<Result<TenantView>> ChangeSettingsAsync(ChangeTenantSettings command, CancellationToken cancellationToken)
    {
        if (!await ReplayedAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!record.State.Exists)
                return NotFound;
            var decided = ChangeTenantSettingsRule.Decide(record.State, command);
            if (!decided.Succeeded)
                return decided.Error;
            await SaveAsync(decided.Value, "tenant.changed", Actor.Required.AccountId);
        }

        if (command.TimeZone is not null)
            await GrainFactory.GetGrain<IAssignmentsGrain>(GrainKeys.Of(Tenant, "assignments")).FollowZoneAsync(record.State.TimeZone);
        return View();
    }

    public async Task<Result<TenantView>> ChangeStatusAsync(ChangeTenantStatus command, CancellationToken cancellationToken)
    {
        if (await ReplayedAsync())
            return View();
        cancellationToken.ThrowIfCancellationRequested();
        if (!record.State.Exists)
            return NotFound;
        var decided = ChangeTenantStatusRule.Decide(record.State, command);
        if (!decided.Succeeded)
            return decided.Error;
        return decided.Value == record.State ? View() : await SaveAsync(decided.Value, ChangeTenantStatusRule.KindOf(decided.Value), command.By);
    }

    public async Task<Result<TenantView>> ChangeLicencesAsync(ChangeLicences command, CancellationToken cancellationToken)
    {
        if (await ReplayedAsync())
            return View();
        cancellationToken.ThrowIfCancellationRequested();
        if (!record.State.Exists)
            return NotFound;
        var decided = ChangeLicencesRule.Decide(record.State, command.Licences);
        return decided.Succeeded ? await SaveAsync(decided.Value, "tenant.licences_changed", command.By) : decided.Error;
    }

    public Task<Result<PermissionMatrix>> GetPermissionsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<PermissionMatrix>>(ChangePermissionsRule.MatrixOf(record.State));

    public async Task<Result<PermissionMatrix>> ChangePermissionsAsync(ChangePermissions command, CancellationToken cancellationToken)
    {
        if (await ReplayedAsync())
            return ChangePermissionsRule.MatrixOf(record.State);
        cancellationToken.ThrowIfCancellationRequested();
        if (!record.State.Exists)
            return NotFound.Error!;
        var decided = ChangePermissionsRule.Decide(record.State, command);
        if (!decided.Succeeded)
            return decided.Error;
        var changes = FactPayload.Of([.. command.Changes.Select(change =>
            ($"{change.Role}:{change.Permission}", (string?)(change.Allowed switch { true => "granted", false => "revoked", null => "default" })))]);
        await SaveAsync(decided.Value, "tenant.permissions_changed", Actor.Required.AccountId, changes);
        return ChangePermissionsRule.MatrixOf(record.State);
    }

    public async Task<Result<Done>> AddAdministratorAsync(string accountId, CancellationToken cancellationToken)
    {
        await CompleteAsync();
        if (!record.State.Administrators.Contains(accountId))
            await SaveAsync(record.State with { Administrators = record.State.Administrators.Add(accountId) });
        return Done.Instance;
    }

    public async Task<Result<Done>> RemoveAdministratorAsync(string accountId, CancellationToken cancellationToken)
    {
        await CompleteAsync();
        var left = record.State.Administrators.Remove(accountId);
        if (left.IsEmpty)
            return TenancyErrors.LastAdministrator;
        if (left.Length != record.State.Administrators.Length)
            await SaveAsync(record.State with { Administrators = left });
        return Done.Instance;
    }

    private static Result<TenantView> NotFound => TenancyErrors.TenantNotFound;

    private Task<bool> ReplayedAsync() => InvalidatingAsync(() => commit.ReplayedAsync(this, record));

    private Task<bool> CompleteAsync() => InvalidatingAsync(async () =>
    {
        await commit.CompleteAsync(this, record);
        return true;
    });

    /// <summary>A school that becomes visible only now, because its append failed before, must not be denied by what the catalogue remembers.</summary>
    private async Task<bool> InvalidatingAsync(Func<Task<bool>> step)
    {
        var before = record.State;
        var answer = await step();
        if (!ReferenceEquals(before, record.State))
            catalog.Invalidate();
        return answer;
    }

    /// <summary>Who administers is told by the staff's own facts: counting them leaves none here.</summary>
    private Task<Result<TenantView>> SaveAsync(TenantState next) => SaveAsync(next, kind: null, by: "");

    private async Task<Result<TenantView>> SaveAsync(TenantState next, string? kind, string by, string payload = "{}")
    {
        next = next with { Revision = next.Revision + 1 };
        var now = Moment.Of(time.GetUtcNow(), Zones.Of(next.TimeZone));
        ImmutableArray<Fact> facts = kind is null
            ? []
            : [AuditFact.Of(kind, this.GetPrimaryKeyString(), next.Revision, now, by) with { Subject = Tenant, Payload = payload }];
        await commit.SaveAsync(this, record, next, facts);
        catalog.Invalidate();
        return View();
    }

    private Result<TenantView> View() => new TenantView(
        Tenant,
        record.State.Name,
        record.State.Type,
        record.State.Status,
        record.State.TimeZone,
        record.State.Language,
        new LicencesView(record.State.Licences.MaxStudents, record.State.Licences.MaxTeachers, record.State.Licences.MaxClasses));
}
