using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// <c>PATCH /api/users/{id}</c> → <see cref="IStaffGrain.ChangeAsync"/>. Effects: record, row of <c>staff</c>, facts
/// <c>account.role_changed</c>, <c>account.activated</c>, <c>account.deactivated</c>, <c>account.renamed</c>; a new role or status ends
/// every token of the membership. Refusals: <c>user.not_found</c>, <c>user.invalid_role</c>, <c>user.invalid_status</c>,
/// <c>user.invalid_name</c>, <c>account.role_above_own</c>, <c>account.self_deactivation</c>; the grain adds <c>account.last_admin</c> and
/// <c>licence.teachers</c>, <c>user.unknown_class</c>, <c>class.archived</c>.
/// </summary>
internal static class ChangeStaffRule
{
    public static Result<StaffDecision> Decide(string tenant, string staffId, StaffState state, ChangeStaff command, Actor actor)
    {
        if (!state.Exists)
            return PeopleErrors.StaffNotFound;
        var next = state;
        var facts = ImmutableArray.CreateBuilder<StaffFact>();
        if (StaffRanks.Check(actor.Role, Roles.Parse(state.Role)!.Value) is { } above)
            return above;
        if (command.Role is not null)
        {
            if (StaffRanks.ParseFor(tenant, command.Role) is not { } role)
                return PeopleErrors.InvalidStaffRole;
            if (StaffRanks.Check(actor.Role, role) is { } tooHigh)
                return tooHigh;
            if (!string.Equals(state.Role, Roles.NameOf(role), StringComparison.Ordinal))
            {
                next = next with { Role = Roles.NameOf(role), Stamp = next.Stamp + 1 };
                facts.Add(new StaffFact("account.role_changed", state.Role, next.Role));
            }
        }

        if (command.Status is { } status)
        {
            if (status is not (StaffStatuses.Active or StaffStatuses.Inactive))
                return PeopleErrors.InvalidStaffStatus;
            var wanted = status is StaffStatuses.Active && state.AccountId is null ? StaffStatuses.Pending : status;
            if (status is StaffStatuses.Inactive && string.Equals(actor.AccountId, staffId, StringComparison.Ordinal))
                return PeopleErrors.SelfDeactivation;
            if (!string.Equals(state.Status, wanted, StringComparison.Ordinal))
            {
                next = next with { Status = wanted, Stamp = next.Stamp + 1 };
                // An invitation that is out must not bring back who was deactivated.
                if (status is StaffStatuses.Inactive)
                    next = InviteStaffRule.Revoke(next);
                facts.Add(new StaffFact(status is StaffStatuses.Inactive ? "account.deactivated" : "account.activated", state.Status, wanted));
            }
        }

        if (command.FirstName is not null || command.LastName is not null)
        {
            if (command.FirstName is not null && !StaffFields.IsName(command.FirstName))
                return PeopleErrors.InvalidStaffName("firstName");
            if (command.LastName is not null && !StaffFields.IsName(command.LastName))
                return PeopleErrors.InvalidStaffName("lastName");
            var renamed = next with
            {
                FirstName = command.FirstName is { } first ? StaffFields.Clean(first) : next.FirstName,
                LastName = command.LastName is { } last ? StaffFields.Clean(last) : next.LastName,
            };
            if (renamed != next)
            {
                next = renamed;
                facts.Add(new StaffFact("account.renamed", null, null));
            }
        }

        return new StaffDecision(next, facts.ToImmutable());
    }
}

/// <param name="Next">The record after the command.</param>
/// <param name="Facts">What happened; nothing when all was so already.</param>
internal sealed record StaffDecision(StaffState Next, ImmutableArray<StaffFact> Facts);

/// <summary>Role or status before and after; a name is never told.</summary>
internal sealed record StaffFact(string Kind, string? From, string? To);
