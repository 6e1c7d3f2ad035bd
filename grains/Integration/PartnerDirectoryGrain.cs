using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Integration;

// Keeps no state, so calls may interleave.
[StatelessWorker, Reentrant]
internal sealed class PartnerDirectoryGrain(IRows rows) : Grain, IPartnerDirectoryGrain
{
    public async Task<Result<Page<PartnerKeyView>>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        ImmutableArray<string> after = ["", ""];
        if (page.Cursor is { } cursor)
        {
            var read = Cursor.Read(cursor, 2);
            if (!read.Succeeded)
                return read.Error;
            after = read.Value;
        }

        var found = await rows.QueryAsync<PartnerKeyRow>(
            "Integration/PageOfPartnerKeys",
            new { tenant = GrainKeys.TenantOf(this.GetPrimaryKeyString()), after_name = after[0], after_id = after[1], limit = page.Limit + 1 },
            cancellationToken);
        ImmutableArray<PartnerKeyView> items = [.. found.Take(page.Limit).Select(row => row.ToView())];
        return new Page<PartnerKeyView>(items, found.Length > page.Limit ? Cursor.Of(items[^1].Name, items[^1].Id) : null);
    }

    private sealed record PartnerKeyRow(
        string Id,
        string Name,
        string Prefix,
        string Scopes,
        string Status,
        int QuotaMinute,
        int QuotaHour,
        int QuotaDay,
        DateTimeOffset? ExpiresAt,
        DateTimeOffset CreatedAt)
    {
        public PartnerKeyView ToView() => new(
            Id, Name, Prefix, [.. Scopes.Split(' ')], Status, new PartnerQuotas(QuotaMinute, QuotaHour, QuotaDay), ExpiresAt, CreatedAt);
    }
}
