using System.Globalization;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Tenancy;

// Keeps no state, so calls may interleave.
[StatelessWorker, Reentrant]
internal sealed class AuditGrain(IRows rows) : Grain, IAuditGrain
{
    public async Task<Result<Page<AuditEntry>>> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var before = long.MaxValue;
        if (query.Page.Cursor is { } cursor)
        {
            var read = Cursor.Read(cursor, 1);
            if (!read.Succeeded)
                return read.Error;
            if (!long.TryParse(read.Value[0], NumberStyles.None, CultureInfo.InvariantCulture, out before))
                return Cursor.Refused;
        }

        var (from, until) = RangeOf(query.Kind);
        var found = await rows.QueryAsync<AuditRow>(
            "Tenancy/AuditPage",
            new { tenant = GrainKeys.TenantOf(this.GetPrimaryKeyString()), before, from, until, limit = query.Page.Limit + 1 },
            cancellationToken);
        var items = found.Take(query.Page.Limit).Select(row => row.ToEntry());
        var next = found.Length > query.Page.Limit ? Cursor.Of(found[query.Page.Limit - 1].Position.ToString(CultureInfo.InvariantCulture)) : null;
        return new Page<AuditEntry>([.. items], next);
    }

    /// <summary>Kinds from … until: all, one family (<c>tenant.</c>) or one kind.</summary>
    private static (string From, string Until) RangeOf(string? kind) =>
        kind is not { Length: > 0 } ? ("", "~")
        : kind.EndsWith('.') ? (kind, kind[..^1] + "/")
        : (kind, kind + "\0");

    private sealed record AuditRow(
        long Position,
        string Kind,
        string? Actor,
        string? Subject,
        string? ClassId,
        string? ThemeId,
        string? AssignmentId,
        long OccurredAt,
        string Payload)
    {
        public AuditEntry ToEntry() =>
            new(Position, Kind, Actor, Subject, ClassId, ThemeId, AssignmentId, Micros.ToInstant(OccurredAt), Payload);
    }
}
