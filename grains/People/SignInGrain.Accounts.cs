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

    private async Task<Result<SignInAnswer>> VerifyAndOpenAsync(string email, SignIn command, CancellationToken cancellationToken)
    {
        var candidates = await CandidatesAsync(email, command.TenantId, cancellationToken);
        var open = ImmutableArray.CreateBuilder<(AccountView Account, OpenMembership Membership)>();
        for (var i = 0; i < (command.TenantId is null ? MostAccounts : 1); i++)
        {
            if (await VerifyAsync(i < candidates.Length ? candidates[i] : null, command.Password, cancellationToken) is { } account)
                open.AddRange((await memberships.OfAsync(account, command.TenantId, cancellationToken)).Select(membership => (account, membership)));
        }

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

    /// <summary>The account if the password is its own; nobody's takes as long.</summary>
    private async Task<AccountView?> VerifyAsync(string? accountId, string password, CancellationToken cancellationToken)
    {
        if (accountId is null)
        {
            await passwords.VerifyAsync(null, password, cancellationToken);
            return null;
        }

        var verified = await OnAccountAsync(accountId, account => account.VerifyAsync(password, cancellationToken));
        return verified.Succeeded ? verified.Value : null;
    }

    /// <summary>Wrong codes are counted for the account, wherever they come from: who tries them has its password already.</summary>
    private async Task<Result<SecondFactorAnswer>> ShowSecondFactorAsync(string accountId, string? code, CancellationToken cancellationToken)
    {
        if (code is null)
            return await OnAccountAsync(accountId, account => account.PassSecondFactorAsync(null, cancellationToken));
        var attempts = AttemptsFrom("second-factor", accountId);
        var attempt = new SignInAttempt(DerivedId.Of(accountId), options.Value.StaffFailuresPerAccount, options.Value.FailuresPerAddress);
        var admitted = await attempts.BeginAsync(attempt, cancellationToken);
        if (!admitted.Succeeded)
            return admitted.Error;
        var succeeded = false;
        try
        {
            var passed = await OnAccountAsync(accountId, account => account.PassSecondFactorAsync(code, cancellationToken));
            succeeded = passed.Succeeded;
            return passed;
        }
        finally
        {
            await attempts.EndAsync(new SignInAttemptEnd(attempt.Who, succeeded), CancellationToken.None);
        }
    }
}
