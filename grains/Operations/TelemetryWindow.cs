using StudyMate.Common;

namespace StudyMate.Operations;

/// <summary>School days of a read, and the instants between which their requests lie.</summary>
internal sealed record TelemetryWindow(DateOnly From, DateOnly To, DateTimeOffset Begin, DateTimeOffset Until, TimeZoneInfo Zone)
{
    /// <summary>Rows and files of requests are kept this long.</summary>
    public const int KeptDays = 90;

    private const int DefaultDays = 7;

    /// <summary>By default the last seven days; never more than are kept.</summary>
    public static Result<TelemetryWindow> Of(DateOnly? from, DateOnly? to, Moment now, TimeZoneInfo zone)
    {
        var last = to ?? now.SchoolDay;
        var first = from ?? last.AddDays(1 - DefaultDays);
        if (first > last)
            return OperationsErrors.InvalidRange;
        if (last.DayNumber - first.DayNumber > KeptDays)
            return OperationsErrors.RangeTooLong;
        return new TelemetryWindow(first, last, BeginOf(first, zone), BeginOf(last.AddDays(1), zone), zone);
    }

    public DateOnly DayOf(DateTimeOffset instant) => SchoolTime.DayOf(instant, Zone);

    private static DateTimeOffset BeginOf(DateOnly day, TimeZoneInfo zone) =>
        SchoolTime.InstantOf($"{day:yyyy-MM-dd}T00:00", zone)!.Value; // a day that was written so can be read so
}
