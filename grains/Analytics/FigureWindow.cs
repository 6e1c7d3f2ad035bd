using StudyMate.Common;

namespace StudyMate.Analytics;

/// <summary>The school days that a reading covers, both inclusive.</summary>
internal sealed record FigureWindow(DateOnly From, DateOnly To)
{
    /// <summary>Days that a window covers unless the caller asks for others.</summary>
    public const int DefaultDays = 30;

    /// <summary>Days up to the window's end within which somebody counts as active.</summary>
    public const int ActiveDays = 7;

    private const int MaxDays = 3_660;

    /// <summary>The first of the days that decide who is active.</summary>
    public DateOnly ActiveFrom => AddDays(To, 1 - ActiveDays);

    public bool Contains(DateOnly day) => day >= From && day <= To;

    /// <summary>
    /// The window of a request: <paramref name="to"/> defaults to the school's today, <paramref name="from"/> to 30 days that end
    /// with it. Refused with <c>analytics.invalid_period</c>.
    /// </summary>
    public static Result<FigureWindow> Of(DateOnly? from, DateOnly? to, DateOnly today)
    {
        var last = to ?? today;
        var first = from ?? AddDays(last, 1 - DefaultDays);
        if (first > last)
            return AnalyticsErrors.PeriodReversed;
        if (last.DayNumber - first.DayNumber >= MaxDays)
            return AnalyticsErrors.PeriodTooLong;
        return new FigureWindow(first, last);
    }

    // Days at the very start of the calendar must not overflow.
    private static DateOnly AddDays(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber + days));
}
