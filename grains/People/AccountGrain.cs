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
        await SetPasswordAsync(decided.Value, command.Password, "account.opened", cancellationToken);
        return View();
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

    public async Task<Result<AccountView>> VerifyAsync(string password, CancellationToken cancellationToken) =>
        await passwords.VerifyAsync(State.PasswordHash, password, cancellationToken) ? View() : PeopleErrors.InvalidCredentials;

    public async Task<Result<AccountView>> ChangePasswordAsync(ChangePassword command, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!await passwords.VerifyAsync(State.PasswordHash, command.Current, cancellationToken))
            return PeopleErrors.InvalidCredentials;
        if (AccountPasswords.Check(command.Next, State.Email) is { } refusal)
            return refusal;
        await SetPasswordAsync(State, command.Next, "account.password_changed", cancellationToken);
        return View();
    }

    public async Task<Result<AccountView>> SeedPasswordAsync(string password, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!State.Exists)
            return PeopleErrors.AccountNotFound;
        await SetPasswordAsync(State, password, "account.password_set", cancellationToken);
        return View();
    }

    public Task<Result<AccountView>> GetAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<AccountView>>(State.Exists ? View() : PeopleErrors.AccountNotFound);

    private async Task SetPasswordAsync(AccountState state, string password, string kind, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(password, cancellationToken);
        // A link that is out must not undo what its owner sets now.
        await SaveAsync(state with { PasswordHash = hash, LinkHash = null, LinkExpiresAt = null, Stamp = state.Stamp + 1 }, kind);
    }

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
