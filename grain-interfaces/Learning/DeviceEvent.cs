using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Learning;

/// <summary>Wire names of event types.</summary>
public static class EventTypes
{
    public const string SessionStarted = "session.started";
    public const string AnswerGiven = "answer.given";
    public const string SessionCompleted = "session.completed";
    public const string AssignmentReceived = "assignment.received";
    public const string AssignmentOpened = "assignment.opened";
    public const string Error = "error";
}

/// <summary>
/// One event as a sender wrote it, read but not judged: a member that is absent is null, one of the wrong type is named by
/// <see cref="Fault"/>. Whether it is acceptable is decided by the learning grain.
/// </summary>
[GenerateSerializer, Immutable, Alias("studymate.device-event")]
public sealed record DeviceEvent
{
    /// <summary>The <see cref="Fault"/> of an event that is no object.</summary>
    public const string NoObject = "$";

    /// <summary>Position in the sender's body, counted from 0; what a refusal names.</summary>
    [Id(0)]
    public int Index { get; init; }

    [Id(1)]
    public string? EventId { get; init; }

    [Id(2)]
    public string? Type { get; init; }

    [Id(3)]
    public string? StudentId { get; init; }

    [Id(4)]
    public string? DeviceId { get; init; }

    [Id(5)]
    public long? ClientSeq { get; init; }

    /// <summary>By the device's clock.</summary>
    [Id(6)]
    public DateTimeOffset? OccurredAt { get; init; }

    [Id(7)]
    public string? AssignmentId { get; init; }

    [Id(8)]
    public string? ThemeId { get; init; }

    [Id(9)]
    public int? ThemeVersion { get; init; }

    [Id(10)]
    public string? SessionId { get; init; }

    [Id(11)]
    public EventData Data { get; init; } = EventData.None;

    /// <summary>JSON path of the first member that is not of its type (or <c>$</c> when the event is no object), or null.</summary>
    [Id(12)]
    public string? Fault { get; init; }
}

/// <summary>The <c>data</c> of an event; which members matter depends on its type.</summary>
[GenerateSerializer, Immutable, Alias("studymate.event-data")]
public sealed record EventData
{
    public static readonly EventData None = new();

    /// <summary>A mission's mode or the app's (<c>practice</c>, <c>exam</c>, …).</summary>
    [Id(0)]
    public string? Mode { get; init; }

    /// <summary>The questions that the session asks; default when absent.</summary>
    [Id(1)]
    public ImmutableArray<string> QuestionIds { get; init; }

    [Id(2)]
    public string? QuestionId { get; init; }

    /// <summary>Choice ids, <c>true</c>/<c>false</c> or text; empty for a skipped question, default when absent.</summary>
    [Id(3)]
    public ImmutableArray<string> Given { get; init; }

    [Id(4)]
    public long? ElapsedMs { get; init; }

    [Id(5)]
    public DateTimeOffset? StartedAt { get; init; }

    [Id(6)]
    public DateTimeOffset? EndedAt { get; init; }

    [Id(7)]
    public long? TimeSpentMs { get; init; }

    [Id(8)]
    public bool? Offline { get; init; }

    [Id(9)]
    public double? ScorePercent { get; init; }

    [Id(10)]
    public int? Correct { get; init; }

    [Id(11)]
    public int? Total { get; init; }

    /// <summary>Of an <c>error</c>: a short code.</summary>
    [Id(12)]
    public string? Code { get; init; }

    /// <summary>Of an <c>error</c>: what the device says; free text.</summary>
    [Id(13)]
    public string? Message { get; init; }
}
