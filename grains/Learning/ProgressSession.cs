namespace StudyMate.Learning;

/// <summary>One session of a student, as progress and badges see it.</summary>
/// <param name="SessionId">Session.</param>
/// <param name="ThemeId">Theme, or null for work without one.</param>
/// <param name="AssignmentId">Mission that it belongs to, or null.</param>
/// <param name="Day">School day of its earliest activity.</param>
/// <param name="At">Its last activity.</param>
/// <param name="Completed">The device said that it is over.</param>
/// <param name="Verified">Marked by the server itself, not claimed by a device.</param>
/// <param name="Tenths">Score in tenths of a point, or null when nothing could be scored.</param>
/// <param name="TimeMs">Time worked, in milliseconds.</param>
internal sealed record ProgressSession(
    string SessionId,
    string? ThemeId,
    string? AssignmentId,
    DateOnly Day,
    DateTimeOffset At,
    bool Completed,
    bool Verified,
    int? Tenths,
    long TimeMs)
{
    /// <summary>Counts for scores: the same rule as in the figures of classes and schools.</summary>
    public bool IsScored => Completed && Tenths is not null;

    /// <summary>Counts for mastery and badges.</summary>
    public bool IsProof => IsScored && Verified;
}
