using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// The account of one membership. <c>POST /api/auth/accept</c> → <see cref="IAccountGrain.OpenAsync"/>. Effects: record, row of
/// <c>accounts</c>, fact <c>account.opened</c>. Refusals: <c>auth.invalid_invitation</c> for an account of anybody else; the password
/// rules by the grain.
/// </summary>
internal static class OpenAccountRule
{
    public static Result<AccountState> Decide(AccountState state, OpenAccount command, DateTimeOffset now)
    {
        var membership = new RedeemedMembership(command.Tenant, command.MemberId);
        // The same membership again: its invitation still lives, because what followed was interrupted.
        if (state.Exists && !(string.Equals(state.HeldBy, command.Tenant, StringComparison.Ordinal) && state.Memberships is [var only] && only == membership))
            return PeopleErrors.InvalidInvitation;
        return state with
        {
            Exists = true,
            Email = command.Email,
            HeldBy = command.Tenant,
            Memberships = [membership],
            OpenedAt = state.OpenedAt ?? now,
        };
    }
}
