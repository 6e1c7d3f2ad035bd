using System.Collections.Immutable;
using System.Globalization;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Assignments;

/// <summary>Reads the list of assignments from rows.</summary>
[StatelessWorker]
internal sealed class AssignmentsGrain(IRows rows, PermissionTable table, IStaffClasses staffClasses, TimeProvider time) : Grain, IAssignmentsGrain
{
    private const int CallsAtOnce = 16;

    /// <summary>The same local time is at most 26 hours apart between two zones.</summary>
    private static readonly TimeSpan FurthestZones = TimeSpan.FromHours(26);

    public async Task FollowZoneAsync(string timeZone)
    {
        var tenant = GrainKeys.TenantOf(this.GetPrimaryKeyString());
        SystemEntry.Enter(tenant);
        var since = time.GetUtcNow() - FurthestZones;
        foreach (var ids in (await rows.QueryAsync<string>("Assignments/DueSince", new { tenant, since }, CancellationToken.None)).Chunk(CallsAtOnce))
            await Task.WhenAll(ids.Select(id => GrainFactory.GetGrain<IAssignmentGrain>(GrainKeys.Of(tenant, id)).FollowZoneAsync(timeZone)));
    }

    public async Task<Result<Page<AssignmentLine>>> ListAsync(ListAssignments query, CancellationToken cancellationToken)
    {
        var (before, beforeId) = (long.MaxValue, "~");
        if (query.Page.Cursor is { } text)
        {
            var cursor = Cursor.Read(text, 2);
            if (!cursor.Succeeded)
                return cursor.Error;
            if (!long.TryParse(cursor.Value[0], NumberStyles.None, CultureInfo.InvariantCulture, out before))
                return Cursor.Refused;
            beforeId = cursor.Value[1];
        }

        var actor = Actor.Required;
        var scope = await table.ScopeAsync(actor, Permissions.AssignmentsRead);
        var own = scope == Scope.OwnClasses ? await staffClasses.OfAsync(actor.Tenant, actor.AccountId, cancellationToken) : [];
        var found = await rows.QueryAsync<LineRow>(
            "Assignments/List",
            new
            {
                tenant = actor.Tenant,
                all = scope == Scope.Tenant,
                author = actor.AccountId,
                classes = own.ToArray(),
                status = query.Status,
                classId = query.ClassId,
                themeId = query.ThemeId,
                before,
                beforeId,
                limit = query.Page.Limit + 1,
            },
            cancellationToken);
        var more = found.Length > query.Page.Limit;
        var items = (more ? found[..query.Page.Limit] : found).Select(View).ToImmutableArray();
        return new Page<AssignmentLine>(
            items,
            more ? Cursor.Of(Micros.Of(items[^1].CreatedAt).ToString(CultureInfo.InvariantCulture), items[^1].Id) : null);
    }

    private static AssignmentLine View(LineRow row) => new(
        row.Id,
        row.Title,
        row.Type,
        row.Mode,
        row.ThemeId,
        row.ThemeVersion,
        row.AuthorId,
        row.Status,
        row.Due,
        row.DueAt,
        row.CreatedAt,
        new AssignmentCounters(row.Assigned, row.Started, row.Completed));

    private sealed record LineRow(
        string Id,
        string Title,
        string Type,
        string Mode,
        string ThemeId,
        int ThemeVersion,
        string AuthorId,
        string Status,
        string? Due,
        DateTimeOffset? DueAt,
        DateTimeOffset CreatedAt,
        int Assigned,
        int Started,
        int Completed);
}
