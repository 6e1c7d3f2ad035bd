using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

internal sealed partial class AccountGrain(
    [PersistentState("record", "records")] IPersistentState<AccountState> record,
    Commit commit,
    IPasswords passwords,
    ISecondFactorCodes codes,
    ISealer sealer,
    ISecretBytes secrets,
    SchoolClock clock,
    TimeProvider time) : Grain, IAccountGrain
{
    private string Id => GrainKeys.Split(this.GetPrimaryKeyString()).Id;

    /// <summary>What is stored, read as what it means now.</summary>
    private AccountState State => SplitAccountsRule.Decide(Id, record.State);

    public async Task<Result<AccountView>> OpenAsync(OpenAccount command, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        var decided = OpenAccountRule.Decide(State, command, time.GetUtcNow());
        if (!decided.Succeeded)
            return decided.Error;
        cancellationToken.ThrowIfCancellationRequested();
        return await ChoosePasswordAsync(decided.Value, command.Password, "account.opened", cancellationToken);
    }

    public async Task<Result<AccountView>> JoinAsync(JoinAccount command, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        var decided = JoinAccountRule.Decide(State, command);
        if (!decided.Succeeded)
            return decided.Error;
        cancellationToken.ThrowIfCancellationRequested();
        if (decided.Value != State)
            await SaveAsync(decided.Value, "account.joined");
        return View();
    }

    public Task<Result<AccountCredential>> GetCredentialAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<AccountCredential>>(State.Exists ? new AccountCredential(View(), State.PasswordHash) : PeopleErrors.AccountNotFound);

    public async Task<Result<AccountView>> ReplacePasswordAsync(ReplacePassword command, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!State.Exists || State.Stamp != command.Stamp)
            return PeopleErrors.InvalidCredentials;
        cancellationToken.ThrowIfCancellationRequested();
        await SaveHashAsync(State, command.PasswordHash, "account.password_changed");
        return View();
    }

    public async Task<Result<AccountView>> SeedPasswordAsync(string password, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!State.Exists)
            return PeopleErrors.AccountNotFound;
        return await SetPasswordAsync(State, password, "account.password_set", cancellationToken);
    }

    public Task<Result<AccountView>> GetAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<AccountView>>(State.Exists ? View() : PeopleErrors.AccountNotFound);

    /// <summary>A password that its owner has chosen.</summary>
    private async Task<Result<AccountView>> ChoosePasswordAsync(AccountState state, string password, string kind, CancellationToken cancellationToken)
    {
        var good = await passwords.CheckAsync(Id, password, state.Email, [.. state.Memberships.Select(membership => membership.Tenant)], cancellationToken);
        return good.Succeeded ? await SetPasswordAsync(state, password, kind, cancellationToken) : good.Error;
    }

    /// <summary>Hashed within the turn: only who holds a token for this account comes here.</summary>
    private async Task<Result<AccountView>> SetPasswordAsync(AccountState state, string password, string kind, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(Id, password, cancellationToken);
        if (!hash.Succeeded)
            return hash.Error;
        await SaveHashAsync(state, hash.Value, kind);
        return View();
    }

    /// <summary>A link that is out must not undo what its owner sets now.</summary>
    private Task SaveHashAsync(AccountState state, string hash, string kind) =>
        SaveAsync(state with { PasswordHash = hash, LinkHash = null, LinkExpiresAt = null, Stamp = state.Stamp + 1 }, kind);

    private async Task SaveAsync(AccountState next, string? kind)
    {
        next = next with { Revision = next.Revision + 1 };
        ImmutableArray<Fact> facts = kind is null
            ? []
            : [AuditFact.Of(kind, this.GetPrimaryKeyString(), next.Revision, await clock.NowAsync(GrainKeys.Platform)) with { Subject = Id }];
        await commit.SaveAsync(this, record, next, facts);
    }

    private AccountView View()
    {
        var state = State;
        return new AccountView(
            Id, state.Email, state.PasswordHash is not null, [.. state.Memberships.Select(membership => membership.Tenant)], state.Stamp)
        {
            Memberships = [.. state.Memberships.Select(membership => new AccountMembership(membership.Tenant, membership.MemberId))],
            HeldBy = state.HeldBy,
        };
    }
}
