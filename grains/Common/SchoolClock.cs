using StudyMate.Facts;
using StudyMate.Tenancy;

namespace StudyMate.Common;

/// <summary>An instant and the school's day that it falls on.</summary>
internal sealed record Moment(DateTimeOffset At, DateOnly SchoolDay)
{
    /// <summary>A fact of this moment.</summary>
    public Fact Fact(string id, string kind, string actor) =>
        new(id, kind) { Actor = actor, OccurredAt = At, RecordedAt = At, SchoolDay = SchoolDay };
}

/// <summary>The time as a school sees it.</summary>
internal sealed class SchoolClock(ITenantCatalog tenants, TimeProvider time)
{
    public async ValueTask<Moment> NowAsync(string tenant)
    {
        var now = time.GetUtcNow();
        var zone = (await tenants.FindAsync(tenant))?.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found)
            ? found
            : TimeZoneInfo.Utc;
        return new Moment(now, SchoolTime.DayOf(now, zone));
    }
}
