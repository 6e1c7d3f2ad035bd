using System.Collections.Immutable;
using StudyMate.Assignments;

namespace StudyMate.Learning;

/// <summary>One session as far as its mission cares.</summary>
internal sealed record MissionSession(
    string Id,
    DateTimeOffset FirstAt,
    DateTimeOffset? CompletedAt,
    double? Score,
    bool Verified,
    bool ClockTrusted,
    int Answered,
    int Asked,
    long TimeMs);

/// <summary>A student's mission: a fold of its sessions and of what devices acknowledged.</summary>
internal sealed record MissionState
{
    public required string AssignmentId { get; init; }

    public required string ThemeId { get; init; }

    public required int ThemeVersion { get; init; }

    /// <summary>Which completed session counts, one of <see cref="ResultPolicies"/>.</summary>
    public required string Policy { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the student was shown the answers of a mission before an exam: later work does not belong to it.</summary>
    public DateTimeOffset? AnswersSeenAt { get; init; }

    /// <summary>Class of the student when the mission was received; figures count it there.</summary>
    public string? ClassId { get; init; }

    /// <summary>In the targets. Who left keeps the work but is not counted.</summary>
    public bool Counted { get; init; }

    /// <summary>The row exists, or is part of an append on its way.</summary>
    public bool Entered { get; init; }

    public int Revision { get; init; }

    /// <summary>Status that figures were told, or null when it is not counted.</summary>
    public string? CountedStatus { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Sorted by id (ordinal).</summary>
    public ImmutableArray<MissionSession> Sessions { get; init; } = [];
}
