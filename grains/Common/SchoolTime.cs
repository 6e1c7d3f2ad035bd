using System.Globalization;

namespace StudyMate.Common;

/// <summary>A school's local calendar: which day an instant falls on, and which instant a local due date means.</summary>
internal static class SchoolTime
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string MinuteFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The school's day at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>
    /// The instant of a local date (the end of that day) or local minute. A time that a clock change skips moves forward by the
    /// gap; a repeated hour means the later one, a repeated midnight ends the day the first time. Null when the text is neither.
    /// </summary>
    public static DateTimeOffset? InstantOf(string due, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(due, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return HasNeighbours(day.Year) ? ToInstant(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone, earlier: true).AddTicks(-TimeSpan.TicksPerSecond) : null;
        if (DateTime.TryParseExact(due, MinuteFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var minute) && HasNeighbours(minute.Year))
            return ToInstant(minute, zone, earlier: false);
        return null;
    }

    /// <summary>Whether clocks of the zone show an instant as a due date is written; a day is shown by its last minute.</summary>
    public static bool Shows(DateTimeOffset instant, string due, TimeZoneInfo zone)
    {
        var shown = LocalMinute(instant, zone);
        return string.Equals(shown, due, StringComparison.Ordinal) || string.Equals(shown, due + "T23:59", StringComparison.Ordinal);
    }

    /// <summary>The calendar ends: there is no day before its first and none after its last.</summary>
    private static bool HasNeighbours(int year) => year is > 1 and < 9999;

    /// <summary>The local minute of an instant, as a due date is written.</summary>
    public static string LocalMinute(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString(MinuteFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// What a clock of the zone showed twice is two instants, what it skipped is none. Asked of offsets at instants: what a zone says of local times is
    /// wrong where its "summer" time is behind its standard one (Casablanca).
    /// </summary>
    private static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone, bool earlier)
    {
        var asUtc = new DateTimeOffset(local, TimeSpan.Zero);
        // Offsets are at most 14 hours; nowhere does a clock change twice within two days.
        var (before, after) = (zone.GetUtcOffset(asUtc.AddDays(-1)), zone.GetUtcOffset(asUtc.AddDays(1)));
        var (first, second) = (asUtc - Larger(before, after), asUtc - Smaller(before, after));
        var (isFirst, isSecond) = (Shows(first), Shows(second));
        return isFirst && (earlier || !isSecond) ? first
            : isSecond ? second
            // Skipped: read with the offset before the gap, 02:30 in a one-hour gap becomes 03:30.
            : asUtc - before;

        bool Shows(DateTimeOffset instant) => instant + zone.GetUtcOffset(instant) == asUtc;
    }

    private static TimeSpan Larger(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Smaller(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
