using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// The owner adds a school. <c>POST /api/auth/link</c> → <see cref="IAccountGrain.JoinAsync"/>. Effects: record, fact <c>account.joined</c>; no school
/// holds the account any more, and a link that one made is void. Refusals: <c>account.not_found</c>, <c>account.platform_alone</c>,
/// <c>account.too_many_schools</c>.
/// </summary>
internal static class JoinAccountRule
{
    public static Result<AccountState> Decide(AccountState state, JoinAccount command)
    {
        if (state.PasswordHash is null || command.MemberId is not { } memberId)
            return PeopleErrors.AccountNotFound;
        if (state.HeldBy is GrainKeys.Platform || command.Tenant is GrainKeys.Platform)
            return PeopleErrors.PlatformAlone;
        var membership = new RedeemedMembership(command.Tenant, memberId);
        if (state.Memberships.Contains(membership))
            return state;
        // One per school: an earlier one of this school that is left over was never confirmed by its member.
        var others = state.Memberships.RemoveAll(other => string.Equals(other.Tenant, command.Tenant, StringComparison.Ordinal));
        if (others.Length >= AccountState.MaxMemberships)
            return PeopleErrors.TooManySchools;
        return state with { Memberships = others.Add(membership), HeldBy = null, LinkHash = null, LinkExpiresAt = null };
    }
}
