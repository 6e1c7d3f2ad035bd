using StudyMate.Common;

namespace StudyMate.People;

/// <summary>What a token that was handed to somebody opens: an invitation its membership, a one-time link its account, and nothing else.</summary>
internal sealed partial class SignInGrain
{
    public async Task<Result<Done>> AcceptInvitationAsync(AcceptInvitation command, CancellationToken cancellationToken)
    {
        if (InvitationToken.Parse(command.Token) is not { } token)
            return PeopleErrors.InvalidInvitation;
        var redeemed = await OnMemberAsync(token, member => member.RedeemAsync(new RedeemInvitation(token.Secret, command.Password, null), cancellationToken));
        return redeemed.Succeeded ? Done.Instance : redeemed.Error;
    }

    public async Task<Result<InvitationView>> ReadInvitationAsync(string token, CancellationToken cancellationToken) =>
        InvitationToken.Parse(token) is { } invitation
            ? await OnMemberAsync(invitation, member => member.ReadInvitationAsync(invitation.Secret, cancellationToken))
            : PeopleErrors.InvalidInvitation;

    public async Task<Result<MembershipChoice>> LinkInvitationAsync(string token, CancellationToken cancellationToken)
    {
        if (await OwnAccountAsync(cancellationToken) is not { } account)
            return PeopleErrors.NoMembership;
        if (InvitationToken.Parse(token) is not { } invitation)
            return PeopleErrors.InvalidInvitation;
        var offered = await OnMemberAsync(invitation, member => member.ReadInvitationAsync(invitation.Secret, cancellationToken));
        if (!offered.Succeeded)
            return offered.Error;
        if (account.HeldBy is GrainKeys.Platform || invitation.Tenant is GrainKeys.Platform)
            return PeopleErrors.PlatformAlone;
        if (!(await memberships.OfAsync(account, invitation.Tenant, cancellationToken)).IsEmpty)
            return PeopleErrors.MemberAlready;

        // So that the owner signs in here with the address of the account, too. Where another account's is the same, the invited one still does.
        await keys.TakeAsync(invitation.Tenant, RosterKeys.AccountEmail, account.Email, invitation.MemberId);
        var redeemed = await OnMemberAsync(invitation, member => member.RedeemAsync(new RedeemInvitation(invitation.Secret, null, account.Id), CancellationToken.None));
        return redeemed.Succeeded
            ? new MembershipChoice(invitation.Tenant, offered.Value.TenantName, redeemed.Value.Role)
            : redeemed.Error;
    }

    public async Task<Result<Done>> UseLinkAsync(UseAccountLink command, CancellationToken cancellationToken)
    {
        if (AccountLinkToken.Parse(command.Token) is not { } token)
            return PeopleErrors.InvalidLink;
        var used = await OnAccountAsync(token.AccountId, account => account.UseLinkAsync(command, cancellationToken));
        return used.Succeeded ? Done.Instance : used.Error;
    }

    private async Task<Result<T>> OnMemberAsync<T>(InvitationToken token, Func<IStaffGrain, Task<Result<T>>> call)
    {
        SystemEntry.Cross(token.Tenant);
        return await call(grains.GetGrain<IStaffGrain>(GrainKeys.Of(token.Tenant, token.MemberId)));
    }
}
