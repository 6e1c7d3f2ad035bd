using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

internal sealed class AccountGrain(
    [PersistentState("record", "records")] IPersistentState<AccountState> record,
    Commit commit,
    IPasswords passwords,
    ISecretBytes secrets,
    SchoolClock clock,
    TimeProvider time) : Grain, IAccountGrain
{
    private static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(14);

    private string Id => GrainKeys.Split(this.GetPrimaryKeyString()).Id;

    public async Task<Result<AccountView>> JoinAsync(JoinAccount command, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        var state = record.State;
        if (state.Exists && state.Tenants.Contains(command.Tenant))
            return View();
        cancellationToken.ThrowIfCancellationRequested();
        await SaveAsync(
            state with { Exists = true, Email = state.Exists ? state.Email : command.Email, Tenants = state.Tenants.Add(command.Tenant) },
            state.Exists ? "account.joined" : "account.opened");
        return View();
    }

    public async Task<Result<string>> InviteAsync(CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!record.State.Exists)
            return PeopleErrors.AccountNotFound;
        if (record.State.PasswordHash is not null)
            return PeopleErrors.AccountHasPassword;
        cancellationToken.ThrowIfCancellationRequested();
        var secret = secrets.NewToken();
        await SaveAsync(
            record.State with { InvitationHash = SecretHash.Of(secret), InvitationExpiresAt = time.GetUtcNow() + InvitationLifetime },
            "account.invited");
        return $"{Id}.{secret}";
    }

    public async Task<Result<AccountView>> AcceptAsync(AcceptInvitation command, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        var secret = command.Token[(command.Token.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (!SecretHash.Matches(secret, record.State.InvitationHash) || record.State.InvitationExpiresAt <= time.GetUtcNow())
            return PeopleErrors.InvalidInvitation;
        if (AccountPasswords.Check(command.Password, record.State.Email) is { } refusal)
            return refusal;
        await SetPasswordAsync(command.Password, "account.password_set", cancellationToken);
        return View();
    }

    public async Task<Result<AccountView>> VerifyAsync(string password, CancellationToken cancellationToken) =>
        await passwords.VerifyAsync(record.State.PasswordHash, password, cancellationToken) ? View() : PeopleErrors.InvalidCredentials;

    public async Task<Result<AccountView>> ChangePasswordAsync(ChangePassword command, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!await passwords.VerifyAsync(record.State.PasswordHash, command.Current, cancellationToken))
            return PeopleErrors.InvalidCredentials;
        if (AccountPasswords.Check(command.Next, record.State.Email) is { } refusal)
            return refusal;
        await SetPasswordAsync(command.Next, "account.password_changed", cancellationToken);
        return View();
    }

    public async Task<Result<AccountView>> SeedPasswordAsync(string password, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!record.State.Exists)
            return PeopleErrors.AccountNotFound;
        await SetPasswordAsync(password, "account.password_set", cancellationToken);
        return View();
    }

    public Task<Result<AccountView>> GetAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<AccountView>>(record.State.Exists ? View() : PeopleErrors.AccountNotFound);

    private async Task SetPasswordAsync(string password, string kind, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(password, cancellationToken);
        var next = record.State with
        {
            PasswordHash = hash,
            InvitationHash = null,
            InvitationExpiresAt = null,
            Stamp = record.State.Stamp + 1,
        };
        await SaveAsync(next, kind);
    }

    private async Task SaveAsync(AccountState next, string kind)
    {
        next = next with { Revision = next.Revision + 1 };
        ImmutableArray<Fact> facts = [AuditFact.Of(kind, this.GetPrimaryKeyString(), next.Revision, await clock.NowAsync(GrainKeys.Platform)) with { Subject = Id }];
        await commit.SaveAsync(this, record, next, facts);
    }

    private AccountView View() =>
        new(Id, record.State.Email, record.State.PasswordHash is not null, record.State.Tenants, record.State.Stamp);
}
