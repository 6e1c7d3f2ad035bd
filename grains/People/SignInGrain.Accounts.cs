using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Which accounts an e-mail and a password open. However many accounts an address has, a sign-in costs the same number of hashes: who times it
/// learns nothing of accounts elsewhere.
/// </summary>
internal sealed partial class SignInGrain
{
    /// <summary>Accounts of an address that are tried when no school is named; the oldest, so that nobody is pushed out by who comes later.</summary>
    internal const int MostAccounts = 3;

    private async Task<Result<SignInAnswer>> VerifyAndOpenAsync(string email, string source, SignIn command, CancellationToken cancellationToken)
    {
        var candidates = await CandidatesAsync(email, command.TenantId, cancellationToken);
        var verified = await VerifyAsync(candidates, command.TenantId is null ? MostAccounts : 1, source, command.Password, cancellationToken);
        if (!verified.Succeeded)
            return verified.Error;
        var open = ImmutableArray.CreateBuilder<(AccountView Account, OpenMembership Membership)>();
        foreach (var account in verified.Value)
            open.AddRange((await memberships.OfAsync(account, command.TenantId, cancellationToken)).Select(membership => (account, membership)));

        if (open.Count > 1)
            return new SignInAnswer(null, [.. open.Select(found => found.Membership.Choice)]);
        if (open.Count == 0)
            return PeopleErrors.InvalidCredentials;
        var (owner, member) = open[0];
        if (member.Choice.TenantId is GrainKeys.Platform && !environment.IsDevelopment())
        {
            var shown = await ShowSecondFactorAsync(owner.Id, command.Code, cancellationToken);
            if (!shown.Succeeded)
                return shown.Error;
            if (shown.Value.Step is { } step)
                return new SignInAnswer(null, []) { SecondFactor = step };
        }

        var opened = await OpenAsync(member.Choice.TenantId, member.MemberId, isStudent: false, cancellationToken);
        return opened.Succeeded ? new SignInAnswer(opened.Value, []) : PeopleErrors.InvalidCredentials;
    }

    /// <summary>The account of the school's member, or the accounts of the address.</summary>
    private async Task<ImmutableArray<string>> CandidatesAsync(string email, string? tenant, CancellationToken cancellationToken)
    {
        if (email.Length == 0)
            return [];
        if (tenant is null)
            return await rows.QueryAsync<string>("People/AccountsOfEmail", new { email, limit = MostAccounts }, cancellationToken);
        var memberId = !GrainKeys.IsTenant(tenant) ? null
            : await keys.FindAsync(tenant, RosterKeys.StaffEmail, email, cancellationToken)
            ?? await keys.FindAsync(tenant, RosterKeys.AccountEmail, email, cancellationToken);
        return memberId is not null && await memberships.AccountOfAsync(tenant, memberId, cancellationToken) is { } account ? [account] : [];
    }

    /// <summary>The accounts whose password it is. Never in their turns, which would wait for the hash; always as many hashes.</summary>
    private async Task<Result<ImmutableArray<AccountView>>> VerifyAsync(
        ImmutableArray<string> candidates, int hashes, string source, string password, CancellationToken cancellationToken)
    {
        var held = new AccountCredential?[hashes];
        for (var i = 0; i < candidates.Length; i++)
            held[i] = (await OnAccountAsync(candidates[i], account => account.GetCredentialAsync(cancellationToken))) is { Succeeded: true, Value: var found } ? found : null;
        var right = await passwords.VerifyAsync(source, [.. held.Select(credential => credential?.PasswordHash)], password, cancellationToken);
        if (!right.Succeeded)
            return right.Error;
        var accounts = ImmutableArray.CreateBuilder<AccountView>();
        foreach (var (credential, isRight) in held.Zip(right.Value))
        {
            // Hashing takes its time: a password that was replaced meanwhile opens nothing.
            if (isRight && await OnAccountAsync(credential!.Account.Id, account => account.GetAsync(cancellationToken)) is { Succeeded: true, Value: var now }
                && now.Stamp == credential.Account.Stamp)
            {
                accounts.Add(now);
            }
        }

        return accounts.ToImmutable();
    }

    private async Task<Result<AccountView>> ReplacePasswordAsync(string accountId, ChangePassword command, CancellationToken cancellationToken)
    {
        var held = await OnAccountAsync(accountId, account => account.GetCredentialAsync(cancellationToken));
        if (!held.Succeeded)
            return PeopleErrors.InvalidCredentials;
        var right = await passwords.VerifyAsync(accountId, [held.Value.PasswordHash], command.Current, cancellationToken);
        if (!right.Succeeded)
            return right.Error;
        if (!right.Value[0])
            return PeopleErrors.InvalidCredentials;
        var account = held.Value.Account;
        var good = await passwords.CheckAsync(accountId, command.Next, account.Email, account.Tenants, cancellationToken);
        if (!good.Succeeded)
            return good.Error;
        var hash = await passwords.HashAsync(accountId, command.Next, cancellationToken);
        return hash.Succeeded
            ? await OnAccountAsync(accountId, grain => grain.ReplacePasswordAsync(new ReplacePassword(account.Stamp, hash.Value), CancellationToken.None))
            : hash.Error;
    }

    /// <summary>Wrong codes are counted for the account, wherever they come from: who tries them has its password already.</summary>
    private async Task<Result<SecondFactorAnswer>> ShowSecondFactorAsync(string accountId, string? code, CancellationToken cancellationToken)
    {
        if (code is null)
            return await OnAccountAsync(accountId, account => account.PassSecondFactorAsync(null, cancellationToken));
        return await GuardedAsync(
            [OwnLimit("second-factor", accountId)],
            () => OnAccountAsync(accountId, account => account.PassSecondFactorAsync(code, cancellationToken)),
            cancellationToken);
    }
}
