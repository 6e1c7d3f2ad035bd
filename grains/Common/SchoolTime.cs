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
    /// gap; a repeated hour means the later one. Null when the text is neither.
    /// </summary>
    public static DateTimeOffset? InstantOf(string due, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(due, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return ToInstant(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone).AddTicks(-TimeSpan.TicksPerSecond);
        if (DateTime.TryParseExact(due, MinuteFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var minute))
            return ToInstant(minute, zone);
        return null;
    }

    /// <summary>The local minute of an instant, as a due date is written.</summary>
    public static string LocalMinute(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString(MinuteFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            // Read with the offset before the gap: 02:30 in a one-hour gap becomes 03:30.
            var before = zone.GetUtcOffset(local.AddHours(-3));
            return new DateTimeOffset(local, before).ToUniversalTime();
        }

        // The later of two instants has the smaller offset (standard time).
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Min() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
