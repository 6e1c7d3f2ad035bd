using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// The invitation of a pending member. <c>POST /api/users</c>, <c>POST /api/users/{id}/invitation</c> → <see cref="IStaffGrain.InviteAsync"/>;
/// <c>DELETE /api/users/{id}/invitation</c> → <see cref="IStaffGrain.RevokeInvitationAsync"/>. Effects: record, facts <c>account.invited</c>,
/// <c>account.invitation_revoked</c>. Refusals: <c>user.not_found</c>, <c>user.inactive</c>, <c>account.has_password</c>,
/// <c>account.role_above_own</c>.
/// </summary>
internal static class InviteStaffRule
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    /// <param name="state">The member.</param>
    /// <param name="secretHash">Of the new secret; the one before opens nothing any more.</param>
    /// <param name="now">When.</param>
    public static Result<StaffState> Issue(StaffState state, string secretHash, DateTimeOffset now)
    {
        if (!state.Exists)
            return PeopleErrors.StaffNotFound;
        if (state.AccountId is not null)
            return PeopleErrors.AccountHasPassword;
        if (state.Status is not StaffStatuses.Pending)
            return PeopleErrors.StaffInactive;
        return state with { InvitationHash = secretHash, InvitationExpiresAt = now + Lifetime };
    }

    public static StaffState Revoke(StaffState state) => state with { InvitationHash = null, InvitationExpiresAt = null };
}
