using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Reading accounts and members of earlier shapes, where whoever invited an e-mail got the token that set its password. An account with one
/// school stays and its member takes its id. One with several schools, and those of the platform, are split: nobody can tell who set the password,
/// so it is gone, the tokens end, and each member waits for an invitation of its own school. The same answer comes from the same record however
/// often it is read, so that it is written only with the next change.
/// </summary>
internal static class SplitAccountsRule
{
    public static AccountState Decide(string id, AccountState state)
    {
        if (!state.Exists || state.V >= AccountState.OwnMemberships)
            return state;
        var next = state with { V = AccountState.OwnMemberships, Tenants = null };
        return state is { PasswordHash: not null, Tenants: [var only] } && !IsPlatform(only)
            ? next with { HeldBy = only, Memberships = [new RedeemedMembership(only, id)] }
            : next with { PasswordHash = null, Stamp = state.Stamp + 1 };
    }

    /// <param name="tenant">School of the member.</param>
    /// <param name="id">Id of the member, which was that of the account.</param>
    /// <param name="state">The member.</param>
    /// <param name="account">The account of the same id, split already; null when there is none.</param>
    public static StaffState Decide(string tenant, string id, StaffState state, AccountView? account)
    {
        if (!state.Exists || state.V >= StaffState.OwnAccount)
            return state;
        var next = state with { V = StaffState.OwnAccount, HasPassword = null };
        return account is { HasPassword: true, Memberships: { } memberships } && memberships.Contains(new AccountMembership(tenant, id))
            ? next with { AccountId = id }
            : next with
            {
                Status = state.Status is StaffStatuses.Active ? StaffStatuses.Pending : state.Status,
                Stamp = state.Stamp + 1,
            };
    }

    private static bool IsPlatform(string tenant) => string.Equals(tenant, GrainKeys.Platform, StringComparison.Ordinal);
}
