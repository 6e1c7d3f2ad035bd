using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Redeeming an invitation. <c>POST /api/auth/accept</c>, <c>POST /api/auth/link</c> → <see cref="IStaffGrain.RedeemAsync"/>. Effects: record, row of
/// <c>staff</c>, fact <c>account.accepted</c> or <c>account.linked</c>; without an account given, one is made before (fact <c>account.opened</c>
/// of the platform). Refusals: <c>auth.invalid_invitation</c>, and the password rules of the account.
/// </summary>
internal static class RedeemInvitationRule
{
    /// <summary>Whether the secret is that of the live invitation.</summary>
    public static bool IsLive(StaffState state, string secret, DateTimeOffset now) =>
        state is { Exists: true, Status: StaffStatuses.Pending, AccountId: null }
        && SecretHash.Matches(secret, state.InvitationHash)
        && now < state.InvitationExpiresAt;

    /// <summary>The member whose invitation was live, opened by an account.</summary>
    public static StaffState Decide(StaffState state, string accountId) => state with
    {
        AccountId = accountId,
        Status = StaffStatuses.Active,
        InvitationHash = null,
        InvitationExpiresAt = null,
    };

    /// <summary>
    /// Id of the account that is made for a membership: again the same one when the making was interrupted, and never that of another school's
    /// member, although members of earlier versions share ids between schools.
    /// </summary>
    public static string NewAccountId(string tenant, string memberId) => DerivedId.Of("account", tenant, memberId);
}
