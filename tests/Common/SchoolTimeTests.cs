using System.Globalization;

namespace StudyMate.Common;

/// <summary>Which instant a local due date means, in zones that are not like ours.</summary>
public sealed class SchoolTimeTests
{
    [Theory]
    // Midnight comes twice: the day ends the first time.
    [InlineData("Atlantic/Azores", "2026-10-24", "2026-10-24T23:59:59Z")]
    [InlineData("Atlantic/Azores", "2027-10-30", "2027-10-30T23:59:59Z")]
    // The clock goes back for Ramadan and forward after it: a repeated time is the later one, a skipped one moves forward.
    [InlineData("Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T02:30:00Z")]
    [InlineData("Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:30:00Z")]
    [InlineData("Europe/Paris", "2026-03-29T02:30", "2026-03-29T01:30:00Z")]
    [InlineData("Europe/Paris", "2026-10-25T02:30", "2026-10-25T01:30:00Z")]
    [InlineData("Europe/Paris", "2026-06-30", "2026-06-30T21:59:59Z")]
    [InlineData("Pacific/Noumea", "2030-06-30", "2030-06-30T12:59:59Z")]
    [InlineData("Pacific/Apia", "2026-06-30T08:00", "2026-06-29T19:00:00Z")]
    // A midnight that was skipped: the day before ends where the next one begins.
    [InlineData("America/Sao_Paulo", "2018-11-03", "2018-11-04T02:59:59Z")]
    [InlineData("Europe/Paris", "0001-01-01", null)]
    [InlineData("Europe/Paris", "9999-12-31T23:59", null)]
    [InlineData("Europe/Paris", "2026-02-30", null)]
    public void A_local_due_date_is_this_instant(string zone, string due, string? instant) =>
        SchoolTime.InstantOf(due, TimeZoneInfo.FindSystemTimeZoneById(zone))?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture).Should().Be(instant);
}
