using StudyMate.Common;

namespace StudyMate.People;

/// <summary>The invitation of a member, and what an administrator may do for their account.</summary>
internal sealed partial class StaffGrain
{
    public async Task<Result<string>> InviteAsync(CancellationToken cancellationToken)
    {
        await CompleteAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var secret = secrets.NewToken();
        var decided = InviteStaffRule.Issue(record.State, SecretHash.Of(secret), time.GetUtcNow());
        if (!decided.Succeeded)
            return decided.Error;
        await SaveAsync(decided.Value, [new StaffFact("account.invited", null, null)]);
        return new InvitationToken(Tenant, Id, secret).ToString();
    }

    public async Task<Result<Done>> RevokeInvitationAsync(CancellationToken cancellationToken)
    {
        if (await ReplayedAsync(cancellationToken))
            return Done.Instance;
        cancellationToken.ThrowIfCancellationRequested();
        if (!record.State.Exists)
            return PeopleErrors.StaffNotFound;
        if (StaffRanks.Check(Actor.Required.Role, Roles.Parse(record.State.Role)!.Value) is { } above)
            return above;
        if (record.State.InvitationHash is not null)
            await SaveAsync(InviteStaffRule.Revoke(record.State), [new StaffFact("account.invitation_revoked", null, null)]);
        return Done.Instance;
    }

    public async Task<Result<InvitationView>> ReadInvitationAsync(string secret, CancellationToken cancellationToken)
    {
        await CompleteAsync(cancellationToken);
        var state = record.State;
        if (!RedeemInvitationRule.IsLive(state, secret, time.GetUtcNow()))
            return PeopleErrors.InvalidInvitation;
        var school = await tenants.FindAsync(Tenant, cancellationToken);
        return new InvitationView(Tenant, school?.Name ?? Tenant, state.Email, state.Role, state.InvitationExpiresAt!.Value);
    }

    /// <summary>In this turn to its end: of two that redeem the same invitation at once, the second finds it used.</summary>
    public async Task<Result<StaffView>> RedeemAsync(RedeemInvitation command, CancellationToken cancellationToken)
    {
        await Commit.RefreshAsync(record);
        await CompleteAsync(cancellationToken);
        if (!RedeemInvitationRule.IsLive(record.State, command.Secret, time.GetUtcNow()))
            return PeopleErrors.InvalidInvitation;
        if (await tenants.FindAsync(Tenant, cancellationToken) is { IsReadOnly: true })
            return AccessErrors.TenantReadOnly;
        cancellationToken.ThrowIfCancellationRequested();
        var linked = await LinkAsync(command);
        if (!linked.Succeeded)
            return linked.Error;
        await SaveAsync(
            RedeemInvitationRule.Decide(record.State, linked.Value.Id),
            [new StaffFact(command.AccountId is null ? "account.accepted" : "account.linked", null, null)]);
        await CountAdministratorAsync(CancellationToken.None);
        return await ViewAsync(CancellationToken.None);
    }

    public async Task<Result<OneTimeLink>> MakeLinkAsync(CancellationToken cancellationToken)
    {
        await ReplayedAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (MakeAccountLinkRule.Refusal(record.State, Actor.Required) is { } refusal)
            return refusal;
        // A link that nobody was told is replaced by the next: what was carried out before is simply done again.
        var link = await OnAccountAsync(record.State.AccountId!, account => account.MakeLinkAsync(Tenant, CancellationToken.None));
        if (link.Succeeded)
            await SaveAsync(record.State, [new StaffFact("account.link_made", null, null)]);
        return link;
    }

    /// <summary>The account first: a membership is never opened by one that does not know of it.</summary>
    private Task<Result<AccountView>> LinkAsync(RedeemInvitation command) => command is { AccountId: { } owner }
        ? OnAccountAsync(owner, account => account.JoinAsync(new JoinAccount(record.State.Email, Tenant) { MemberId = Id }, CancellationToken.None))
        : OnAccountAsync(
            RedeemInvitationRule.NewAccountId(Tenant, Id),
            account => account.OpenAsync(new OpenAccount(record.State.Email, Tenant, Id, command.Password ?? ""), CancellationToken.None));

    private async Task<Result<T>> OnAccountAsync<T>(string accountId, Func<IAccountGrain, Task<Result<T>>> call)
    {
        SystemEntry.Cross(GrainKeys.Platform);
        return await call(grains.GetGrain<IAccountGrain>(GrainKeys.Of(GrainKeys.Platform, accountId)));
    }
}
