using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.People;

namespace StudyMate.Classes;

internal sealed class PromotionGrain(
    [PersistentState("record", "records")] IPersistentState<PromotionState> record,
    Commit commit,
    SchoolClock clock,
    IUniqueKeys keys,
    IRows rows) : Grain, IPromotionGrain
{
    private string _tenant = "";
    private string _id = "";
    private KeyClaims _claims = null!; // set on activation, before any call

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Split(this.GetPrimaryKeyString());
        _claims = new KeyClaims(keys, _tenant, _id);
        return Task.CompletedTask;
    }

    public Task<Result<PromotionView>> GetAsync(CancellationToken cancellationToken) => FindAsync(cancellationToken);

    public Task<Result<PromotionView>> FindAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<PromotionView>>(record.State.Exists ? View() : ClassesErrors.PromotionNotFound);

    public Task<bool> HoldsKeyAsync(string kind, string value) => Task.FromResult(
        string.Equals(kind, RosterKeys.PromotionName, StringComparison.Ordinal)
        && (_claims.IsTaking(kind, value) || (commit.Written(record) is { Exists: true } state && string.Equals(PromotionFields.Of(state).Key, value, StringComparison.Ordinal))));

    public async Task<Result<PromotionView>> CreateAsync(CreatePromotion command, CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record))
            return View();
        cancellationToken.ThrowIfCancellationRequested();
        return await ChangeAsync(CreatePromotionRule.Decide(record.State, command));
    }

    public async Task<Result<PromotionView>> UpdateAsync(UpdatePromotion command, CancellationToken cancellationToken)
    {
        var replayed = await commit.ReplayedAsync(this, record);
        if (!record.State.Exists)
            return ClassesErrors.PromotionNotFound;
        if (replayed)
            return View();
        cancellationToken.ThrowIfCancellationRequested();
        return await ChangeAsync(UpdatePromotionRule.Decide(record.State, command));
    }

    public async Task<Result<ImportOutcome>> ImportAsync(ImportPromotion command, CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record))
            return ImportOutcome.Replayed;
        cancellationToken.ThrowIfCancellationRequested();
        var decided = ImportPromotionRule.Decide(record.State, command);
        if (!decided.Succeeded)
            return decided.Error;
        var existed = record.State.Exists;
        if (existed && decided.Value == PromotionFields.Of(record.State))
            return ImportOutcome.Unchanged;
        return await SaveAsync(decided.Value, command.By) is { } refused ? refused : existed ? ImportOutcome.Updated : ImportOutcome.Created;
    }

    private async Task<Result<PromotionView>> ChangeAsync(Result<PromotionFields> decided)
    {
        if (!decided.Succeeded)
            return decided.Error;
        return await SaveAsync(decided.Value, Actor.Required.AccountId) is { } refused ? refused : View();
    }

    /// <summary>Makes the promotion what the fields say; null when done, else the refusal with nothing changed.</summary>
    private async Task<Error?> SaveAsync(PromotionFields fields, string by)
    {
        var was = record.State;
        if (was.Exists && fields == PromotionFields.Of(was))
            return null;
        if (was.Exists && fields.Status is ClassStatuses.Archived && was.Status is ClassStatuses.Active
            && (await rows.QueryAsync<long>("Classes/ActiveClassesOfPromotion", new { tenant = _tenant, promotion_id = _id })).Single() > 0)
        {
            return ClassesErrors.PromotionHasClasses;
        }

        var oldKey = was.Exists ? PromotionFields.Of(was).Key : null;
        try
        {
            if (fields.Key is { } key && !string.Equals(key, oldKey, StringComparison.Ordinal)
                && !await _claims.TakeAsync(RosterKeys.PromotionName, key, holder => GrainFactory.GetGrain<IPromotionGrain>(GrainKeys.Of(_tenant, holder)).HoldsKeyAsync(RosterKeys.PromotionName, key)))
            {
                return ClassesErrors.PromotionNameTaken;
            }

            var next = was with
            {
                Name = fields.Name!,
                YearStart = fields.YearStart!.Value,
                YearEnd = fields.YearEnd!.Value,
                Level = fields.Level,
                Status = fields.Status,
                Revision = was.Revision + 1,
            };
            var facts = ClassFacts.Between(_id, was, next, await clock.NowAsync(_tenant), by);
            await commit.SaveAsync(this, record, next, facts);
        }
        finally
        {
            _claims.Settle();
        }

        if (oldKey is not null && !string.Equals(oldKey, fields.Key, StringComparison.Ordinal))
            await _claims.ReleaseAsync(RosterKeys.PromotionName, oldKey);
        return null;
    }

    private PromotionView View()
    {
        var state = record.State;
        return new PromotionView(_id, state.Name, state.YearStart, state.YearEnd, state.Level, state.Status);
    }
}
