namespace StudyMate.Learning;

/// <summary>When something happened, as far as the device's clock can be believed.</summary>
/// <param name="At">UTC.</param>
/// <param name="Trusted">False when the clock said something impossible and the reception time stands in.</param>
internal readonly record struct CorrectedTime(DateTimeOffset At, bool Trusted);

/// <summary>
/// Corrects an event's time by what the sender's clock differs from ours (<c>receivedAt − sentAt</c>). What is still in the future, or
/// older than 180 days, is impossible: the reception time is taken instead. Work is never refused for its clock.
/// </summary>
internal static class CorrectClock
{
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(180);

    /// <summary>Clocks that differ by no more than this are the same clock; such a future is now.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    public static CorrectedTime Of(DateTimeOffset occurredAt, DateTimeOffset? sentAt, DateTimeOffset receivedAt)
    {
        // In ticks and 128 bits, because a hostile clock may sit at either end of the calendar.
        var shift = sentAt is { } sent ? (Int128)receivedAt.UtcTicks - sent.UtcTicks : 0;
        var corrected = occurredAt.UtcTicks + shift;
        if (corrected > receivedAt.UtcTicks + Slack.Ticks || corrected < receivedAt.UtcTicks - Oldest.Ticks)
            return new CorrectedTime(receivedAt, Trusted: false);
        return new CorrectedTime(new DateTimeOffset((long)Int128.Min(corrected, receivedAt.UtcTicks), TimeSpan.Zero), Trusted: true);
    }
}
