using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Tenancy;

namespace StudyMate.People;

internal sealed partial class StaffGrain(
    [PersistentState("record", "records")] IPersistentState<StaffState> record,
    Commit commit,
    IGrainFactory grains,
    SchoolClock clock,
    IStaffClasses classes,
    StaffLicences licences,
    StaffTeaching teaching,
    ISecretBytes secrets,
    ITenantCatalog tenants,
    TimeProvider time) : Grain, IStaffGrain
{
    private bool _countedAsAdministrator;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    private string Id => GrainKeys.Split(this.GetPrimaryKeyString()).Id;

    public async Task<Result<StaffView>> JoinAsync(JoinStaff command, CancellationToken cancellationToken)
    {
        await CompleteAsync(cancellationToken);
        if (!record.State.Exists)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = record.State with
            {
                Exists = true,
                Email = command.Email,
                FirstName = command.FirstName,
                LastName = command.LastName,
                Role = command.Role,
                Status = StaffStatuses.Pending,
                Stamp = 1,
            };
            await SaveAsync(next, [new StaffFact("account.added", null, command.Role)]);
        }

        await CountAdministratorAsync(cancellationToken);
        return await ViewAsync(cancellationToken);
    }

    public async Task<Result<StaffView>> GetAsync(CancellationToken cancellationToken)
    {
        await SplitAsync(cancellationToken);
        return record.State.Exists ? await ViewAsync(cancellationToken) : PeopleErrors.StaffNotFound;
    }

    public async Task<Result<StaffView>> ChangeAsync(ChangeStaff command, CancellationToken cancellationToken)
    {
        if (await ReplayedAsync(cancellationToken))
            return await TeachAsync(command);
        cancellationToken.ThrowIfCancellationRequested();
        var decided = ChangeStaffRule.Decide(Tenant, Id, record.State, command, Actor.Required);
        if (!decided.Succeeded)
            return decided.Error;
        var (before, (next, facts)) = (record.State, decided.Value);
        var stays = next.Status is not StaffStatuses.Inactive;
        if (command.ClassIds is { } classIds && await teaching.RefusalAsync(Tenant, Id, classIds, stays, cancellationToken) is { } refused)
            return refused;
        if (facts.IsEmpty)
            return await TeachAsync(command);
        if (!TakesLicence(before) && TakesLicence(next) && await licences.TakeAsync(Tenant, Id, cancellationToken) is { } full)
            return full;

        // Counted out before and in after: the tenant never counts an administrator who is none.
        if (IsAdministrator(before) && !IsAdministrator(next))
        {
            var removed = await TenantGrain.RemoveAdministratorAsync(Id, cancellationToken);
            if (!removed.Succeeded)
                return removed.Error;
            _countedAsAdministrator = false;
        }

        await SaveAsync(next, facts);
        await CountAdministratorAsync(CancellationToken.None);
        if (TakesLicence(before) && !TakesLicence(next))
            await licences.GiveBackAsync(Tenant, Id);
        return await TeachAsync(command);
    }

    public async Task<Result<Membership>> GetMembershipAsync(CancellationToken cancellationToken)
    {
        // Who repeats an invitation takes "is a member" for "was invited": fact and row must be there, too.
        await CompleteAsync(cancellationToken);
        if (!record.State.Exists)
            return PeopleErrors.StaffNotFound;
        await CountAdministratorAsync(cancellationToken);
        var state = record.State;
        return new Membership(state.Role, state.Status, $"{state.FirstName} {state.LastName}", state.Stamp) { AccountId = state.AccountId };
    }

    private ITenantGrain TenantGrain => grains.GetGrain<ITenantGrain>(GrainKeys.Of(Tenant, ITenantGrain.Id));

    private static bool IsAdministrator(StaffState state) =>
        string.Equals(state.Status, StaffStatuses.Active, StringComparison.Ordinal) && StaffRanks.Administers(state.Role);

    private static bool TakesLicence(StaffState state) =>
        !string.Equals(state.Status, StaffStatuses.Inactive, StringComparison.Ordinal) && StaffRanks.TakesLicence(state.Role);

    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        await SplitAsync(cancellationToken);
    }

    private async Task<bool> ReplayedAsync(CancellationToken cancellationToken)
    {
        var replayed = await commit.ReplayedAsync(this, record);
        await SplitAsync(cancellationToken);
        return replayed;
    }

    /// <summary>A record of an earlier shape is read as what it means now; the account of its id says whether it stays.</summary>
    private async Task SplitAsync(CancellationToken cancellationToken)
    {
        if (!record.State.Exists || record.State.V >= StaffState.OwnAccount)
            return;
        var account = await OnAccountAsync(Id, account => account.GetAsync(cancellationToken));
        var next = SplitAccountsRule.Decide(Tenant, Id, record.State, account.Succeeded ? account.Value : null);
        // Counted as long as the account of then signed in; the last one is counted on, until somebody is there again.
        if (IsAdministrator(record.State) && !IsAdministrator(next))
            await TenantGrain.RemoveAdministratorAsync(Id, cancellationToken);
        record.State = next;
    }

    /// <summary>Once per activation, so that a crash between the two records heals.</summary>
    private async Task CountAdministratorAsync(CancellationToken cancellationToken)
    {
        if (_countedAsAdministrator || !IsAdministrator(record.State))
            return;
        await TenantGrain.AddAdministratorAsync(Id, cancellationToken);
        _countedAsAdministrator = true;
    }

    private async Task SaveAsync(StaffState next, ImmutableArray<StaffFact> happened)
    {
        next = next with { Revision = next.Revision + 1 };
        var now = await clock.NowAsync(Tenant);
        ImmutableArray<Fact> facts =
        [
            .. happened.Select(fact => AuditFact.Of(fact.Kind, this.GetPrimaryKeyString(), next.Revision, now) with
            {
                Subject = Id,
                Payload = FactPayload.Of(("from", fact.From), ("to", fact.To)),
            }),
        ];
        await commit.SaveAsync(this, record, next, facts);
    }

    /// <summary>The classes hold who teaches them: last, as far as the command says, and again when it is repeated.</summary>
    private async Task<Result<StaffView>> TeachAsync(ChangeStaff command)
    {
        if (command.ClassIds is { } classIds && await teaching.SetAsync(Tenant, Id, classIds) is { } refused)
            return refused;
        return await ViewAsync(CancellationToken.None);
    }

    private async Task<StaffView> ViewAsync(CancellationToken cancellationToken)
    {
        var state = record.State;
        var taught = await classes.OfAsync(Tenant, Id, cancellationToken);
        return new StaffView(Id, state.Email, state.FirstName, state.LastName, state.Role, state.Status, [.. taught.Order(StringComparer.Ordinal)]);
    }
}
