namespace StudyMate.Common;

/// <summary>An instant and the school's day that it falls on.</summary>
internal sealed record Moment(DateTimeOffset At, DateOnly SchoolDay)
{
    public static Moment Of(DateTimeOffset at, TimeZoneInfo zone) => new(at, SchoolTime.DayOf(at, zone));
}
