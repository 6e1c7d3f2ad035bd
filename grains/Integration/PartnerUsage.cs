namespace StudyMate.Integration;

/// <summary>
/// How often a key was used in the minute, hour and day that are open now: fixed calendar windows in UTC, numbered since 1970. All
/// three count each request, allowed or not, as the predecessor's did.
/// </summary>
internal sealed record PartnerUsage(
    long Minute = 0,
    long InMinute = 0,
    long Hour = 0,
    long InHour = 0,
    long Day = 0,
    long InDay = 0,
    long? LastUsedAt = null)
{
    private const long MinuteSeconds = 60;
    private const long HourSeconds = 3_600;
    private const long DaySeconds = 86_400;

    /// <summary>The usage with one more request.</summary>
    public PartnerUsage Count(DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        var (minute, hour, day) = (second / MinuteSeconds, second / HourSeconds, second / DaySeconds);
        return new PartnerUsage(
            minute, minute == Minute ? InMinute + 1 : 1, hour, hour == Hour ? InHour + 1 : 1, day, day == Day ? InDay + 1 : 1, Facts.Micros.Of(now));
    }

    /// <summary>What the request that was counted last may do.</summary>
    public PartnerAdmission Admit(PartnerKeyState key, DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        var quotas = key.Quotas;
        // A request over several quotas waits for the longest window.
        var until = InDay > quotas.PerDay ? (Day + 1) * DaySeconds
            : InHour > quotas.PerHour ? (Hour + 1) * HourSeconds
            : InMinute > quotas.PerMinute ? (Minute + 1) * MinuteSeconds
            : second;
        return new PartnerAdmission(
            until == second,
            key.Scopes,
            quotas,
            new PartnerQuotas(Left(quotas.PerMinute, InMinute), Left(quotas.PerHour, InHour), Left(quotas.PerDay, InDay)),
            DateTimeOffset.FromUnixTimeSeconds((Minute + 1) * MinuteSeconds),
            (int)(until - second));
    }

    private static int Left(int quota, long used) => (int)Math.Max(0, quota - used);
}
