using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

internal sealed partial class StaffDirectoryGrain(IGrainFactory grains, IUniqueKeys keys, IRows rows, StaffLicences licences, StaffTeaching teaching) : Grain, IStaffDirectoryGrain
{
    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public async Task<Result<InvitedStaff>> InviteAsync(InviteStaff command, CancellationToken cancellationToken)
    {
        if (StaffFields.Check(command.Email, command.FirstName, command.LastName) is { } wrong)
            return wrong;
        if (StaffRanks.ParseFor(Tenant, command.Role) is not { } role)
            return PeopleErrors.InvalidStaffRole;
        if (StaffRanks.Check(Actor.Required.Role, role) is { } tooHigh)
            return tooHigh;

        var email = EmailAddress.OfStaff(command.Email)!;
        var memberId = await keys.FindAsync(Tenant, RosterKeys.StaffEmail, email, cancellationToken) ?? command.MemberId;
        if ((await MemberOf(memberId).GetMembershipAsync(cancellationToken)).Succeeded)
            return await AnswerExistingAsync(command, memberId, cancellationToken);
        if (await teaching.RefusalAsync(Tenant, staffId: null, command.ClassIds, isActive: true, cancellationToken) is { } refused)
            return refused;
        var seat = memberId;
        if (StaffRanks.TakesLicence(Roles.NameOf(role)) && await licences.TakeAsync(Tenant, seat, cancellationToken) is { } full)
            return full;

        // From here on it runs to its end: key, member and classes are each repeatable, and a retry completes what is missing.
        memberId = await keys.TakeAsync(Tenant, RosterKeys.StaffEmail, email, memberId);
        // Somebody else was inviting them at the same time.
        if (!string.Equals(seat, memberId, StringComparison.Ordinal))
            await licences.GiveBackAsync(Tenant, seat);
        var joined = await MemberOf(memberId).JoinAsync(
            new JoinStaff(email, StaffFields.Clean(command.FirstName!), StaffFields.Clean(command.LastName!), Roles.NameOf(role), HasPassword: false), CancellationToken.None);
        if (!joined.Succeeded)
            return joined.Error;
        if (await teaching.AddAsync(Tenant, memberId, command.ClassIds) is { } refusal)
            return refusal;
        var staff = joined.Value with { ClassIds = [.. command.ClassIds.Order(StringComparer.Ordinal)] };
        return await WithTokenAsync(staff, created: true, issue: command.IssueToken);
    }

    public async Task<Result<InvitedStaff>> InviteAgainAsync(string staffId, CancellationToken cancellationToken)
    {
        var membership = await MemberOf(staffId).GetMembershipAsync(cancellationToken);
        if (!membership.Succeeded)
            return membership.Error;
        if (StaffRanks.Check(Actor.Required.Role, Roles.Parse(membership.Value.Role)!.Value) is { } above)
            return above;
        var staff = await ViewOfAsync(staffId, cancellationToken);
        return staff.Succeeded ? await WithTokenAsync(staff.Value, created: false, issue: true) : staff.Error;
    }

    public async Task<Result<Page<StaffView>>> ListAsync(StaffQuery query, CancellationToken cancellationToken)
    {
        ImmutableArray<string> after = ["", ""];
        if (query.Page.Cursor is { } cursor)
        {
            var read = Cursor.Read(cursor, 2);
            if (!read.Succeeded)
                return read.Error;
            after = read.Value;
        }

        var pattern = string.IsNullOrWhiteSpace(query.Search) ? null : $"%{LikeText(StaffFields.Sought(query.Search))}%";
        var found = await rows.QueryAsync<StaffRow>(
            "People/PageOfStaff",
            new { tenant = Tenant, role = query.Role, status = query.Status, pattern, after_search = after[0], after_id = after[1], limit = query.Page.Limit + 1 },
            cancellationToken);
        ImmutableArray<StaffRow> page = [.. found.Take(query.Page.Limit)];
        var next = found.Length > page.Length ? Cursor.Of(page[^1].Search, page[^1].Id) : null;
        return new Page<StaffView>([.. page.Select(row => row.ToView())], next);
    }

    private async Task<Result<InvitedStaff>> AnswerExistingAsync(InviteStaff command, string memberId, CancellationToken cancellationToken)
    {
        var repeated = string.Equals(memberId, command.MemberId, StringComparison.Ordinal);
        if (!repeated && !command.MayExist)
            return PeopleErrors.StaffExists;
        if (repeated && await teaching.AddAsync(Tenant, memberId, command.ClassIds) is { } refusal)
            return refusal;
        var existing = await ViewOfAsync(memberId, cancellationToken);
        if (!existing.Succeeded)
            return existing.Error;
        var pending = string.Equals(existing.Value.Status, StaffStatuses.Pending, StringComparison.Ordinal);
        return await WithTokenAsync(existing.Value, created: repeated, issue: repeated && pending && command.IssueToken);
    }

    private async Task<Result<InvitedStaff>> WithTokenAsync(StaffView staff, bool created, bool issue)
    {
        if (!issue)
            return new InvitedStaff(staff, created, null);
        var token = await MemberOf(staff.Id).InviteAsync(CancellationToken.None);
        return token.Succeeded ? new InvitedStaff(staff, created, token.Value) : token.Error;
    }

    private IStaffGrain MemberOf(string memberId) => grains.GetGrain<IStaffGrain>(GrainKeys.Of(Tenant, memberId));

    /// <summary>The member as the house sees it: whoever may invite need not be able to list.</summary>
    private async Task<Result<StaffView>> ViewOfAsync(string staffId, CancellationToken cancellationToken)
    {
        SystemEntry.Cross(Tenant);
        return await MemberOf(staffId).GetAsync(cancellationToken);
    }

    /// <summary>Escaped with what <c>People/PageOfStaff</c> names: a backslash means something else in each database.</summary>
    private static string LikeText(string text) => text
        .Replace("!", "!!", StringComparison.Ordinal)
        .Replace("%", "!%", StringComparison.Ordinal)
        .Replace("_", "!_", StringComparison.Ordinal);

    private sealed record StaffRow(
        string Id, string Email, string FirstName, string LastName, string Role, string Status, string Search, string? ClassIds)
    {
        public StaffView ToView() =>
            new(Id, Email, FirstName, LastName, Role, Status, ClassIds is null ? [] : [.. ClassIds.Split(',').Order(StringComparer.Ordinal)]);
    }
}
