using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// <c>POST /api/users/{id}/link</c> → <see cref="IStaffGrain.MakeLinkAsync"/>. Effects: the account's record, facts <c>account.link_made</c> of the
/// school and of the platform. Refusals: <c>user.not_found</c>, <c>account.role_not_below_own</c>, <c>user.not_joined</c>; the account adds
/// <c>account.not_held</c>.
/// </summary>
internal static class MakeAccountLinkRule
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The refusal, or null when this actor may have a link made for this member's account, if it is the school's.</summary>
    public static Error? Refusal(StaffState state, Actor actor)
    {
        if (!state.Exists)
            return PeopleErrors.StaffNotFound;
        if (StaffRanks.CheckBelow(actor.Role, Roles.Parse(state.Role)!.Value) is { } notBelow)
            return notBelow;
        return state.AccountId is null ? PeopleErrors.StaffNotJoined : null;
    }
}
