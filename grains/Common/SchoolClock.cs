using StudyMate.Tenancy;

namespace StudyMate.Common;

/// <summary>The time as a school sees it.</summary>
internal sealed class SchoolClock(ITenantCatalog tenants, TimeProvider time)
{
    /// <summary>Now; the platform, which is no school, lives in UTC.</summary>
    public async ValueTask<Moment> NowAsync(string tenant) => Moment.Of(time.GetUtcNow(), await ZoneAsync(tenant));

    /// <summary>The zone of a school's days.</summary>
    public async ValueTask<TimeZoneInfo> ZoneAsync(string tenant) =>
        await tenants.FindAsync(tenant) is { } school ? Zones.Of(school.TimeZone) : TimeZoneInfo.Utc;
}
