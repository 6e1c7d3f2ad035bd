namespace StudyMate.Learning;

/// <summary>An event after everything was looked up that it refers to.</summary>
/// <param name="Event">What the sender said.</param>
/// <param name="Id">Normal form of its id, or null when it has no valid one.</param>
/// <param name="Refusal">Why it is not taken, or null.</param>
internal readonly record struct ResolvedEvent(DeviceEvent Event, string? Id, EventRefusal? Refusal)
{
    /// <summary>When it happened.</summary>
    public CorrectedTime Time { get; init; }

    /// <summary>When a completed session began by its own account, if that is believable.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Normal form of the session's id; null for events without a session.</summary>
    public string? SessionId { get; init; }

    /// <summary>Theme that was worked on; null for events without a session.</summary>
    public string? ThemeId { get; init; }

    public int Version { get; init; }

    /// <summary>The marking rule of the session.</summary>
    public int Rule { get; init; }

    /// <summary>Answers of that version; null for events without a session.</summary>
    public AnswerKey? Answers { get; init; }

    public long Digest { get; init; }
}
