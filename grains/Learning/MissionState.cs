using System.Collections.Immutable;
using StudyMate.Assignments;

namespace StudyMate.Learning;

/// <summary>One session as far as its mission cares.</summary>
internal sealed record MissionSession(
    string Id,
    DateTimeOffset FirstAt,
    DateTimeOffset? CompletedAt,
    double? Score,
    int Answered,
    int Asked,
    long TimeMs);

/// <summary>A student's mission: a fold of its sessions and of what devices acknowledged.</summary>
internal sealed record MissionState
{
    public required string AssignmentId { get; init; }

    public required string ThemeId { get; init; }

    public required int ThemeVersion { get; init; }

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

/// <summary>What follows from a mission's sessions; all independent of the order in which they arrived.</summary>
/// <param name="Status">Running from the first session on, done with the first completed one.</param>
/// <param name="StartedAt">Of the earliest session.</param>
/// <param name="CompletedAt">Of the session completed first.</param>
/// <param name="Score">Of the session completed last.</param>
/// <param name="ProgressPercent">Questions answered of those asked, in the session that got furthest; 100 when done.</param>
/// <param name="TimeMs">Of all sessions.</param>
internal sealed record MissionOutcome(
    string Status,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    double? Score,
    double ProgressPercent,
    long TimeMs)
{
    public static MissionOutcome Of(MissionState mission)
    {
        DateTimeOffset? started = null, completed = null;
        MissionSession? last = null;
        var (progress, time) = (0.0, 0L);
        foreach (var session in mission.Sessions)
        {
            time += session.TimeMs;
            if (started is null || session.FirstAt < started)
                started = session.FirstAt;
            if (session.Asked > 0)
                progress = Math.Max(progress, (2000L * session.Answered + session.Asked) / (2L * session.Asked) / 10.0);
            if (session.CompletedAt is not { } at)
                continue;
            if (completed is null || at < completed)
                completed = at;
            // Sessions come sorted by id: the later id wins between equal times.
            if (last is null || at >= last.CompletedAt)
                last = session;
        }

        var status = last is not null ? MissionStatus.Done : mission.Sessions.Length > 0 ? MissionStatus.Running : MissionStatus.ToDo;
        return new MissionOutcome(status, started, completed, last?.Score, last is not null ? 100 : Math.Min(100, progress), time);
    }
}
