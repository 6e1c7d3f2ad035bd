namespace StudyMate.Integration;

/// <summary>
/// When a failed delivery is tried again: 2, 4, 8, 16 s … doubling up to an hour, each shifted by up to a fifth either way so that many
/// do not come back at once. After the last attempt, about six hours later, it is a dead letter that a person can replay.
/// </summary>
internal static class RetrySchedule
{
    public const int MaxAttempts = 17;
    private static readonly TimeSpan Cap = TimeSpan.FromHours(1);

    /// <summary>The wait after a number of failed attempts (from 1), or null when it is given up.</summary>
    /// <param name="attempts">Failed attempts so far.</param>
    /// <param name="chance">0 to 1; chance comes in from outside.</param>
    public static TimeSpan? After(int attempts, double chance)
    {
        if (attempts >= MaxAttempts)
            return null;
        var seconds = Math.Min(Math.Pow(2, attempts), Cap.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.8 + (0.4 * chance)));
    }
}
