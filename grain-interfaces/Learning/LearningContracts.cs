using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Learning;

/// <summary>Who hands over a batch.</summary>
public enum EventSource
{
    /// <summary>The student's own device, signed in as the student.</summary>
    Device,

    /// <summary>ErgoMate's server through the signed webhook: every event must name its student.</summary>
    Server,
}

/// <summary>Events of one student, in any order.</summary>
/// <param name="Events">At most <see cref="MaxEvents"/>.</param>
/// <param name="SentAt">The sender's clock when it sent them; what the clocks differ by is corrected. Null: not corrected.</param>
/// <param name="Source">Who hands them over.</param>
[GenerateSerializer, Immutable, Alias("studymate.event-batch")]
public sealed record EventBatch(
    [property: Id(0)] ImmutableArray<DeviceEvent> Events,
    [property: Id(1)] DateTimeOffset? SentAt,
    [property: Id(2)] EventSource Source)
{
    public const int MaxEvents = 1_000;
    public const int MaxBytes = 1024 * 1024;
}

/// <summary>What became of a batch. Everything accepted is durable.</summary>
/// <param name="Accepted">Events that are new.</param>
/// <param name="Duplicates">Events that were known already, with the same content.</param>
/// <param name="Rejected">Events that were not taken, with the reason; they never block the others.</param>
/// <param name="Position">Position of the fact log that includes all accepted and duplicate events.</param>
[GenerateSerializer, Immutable, Alias("studymate.events-accepted")]
public sealed record EventsAccepted(
    [property: Id(0)] int Accepted,
    [property: Id(1)] int Duplicates,
    [property: Id(2)] ImmutableArray<RejectedEvent> Rejected,
    [property: Id(3)] long Position);

/// <summary>An event that was not taken.</summary>
/// <param name="Index">Position in the sender's body, counted from 0.</param>
/// <param name="EventId">The event's id if it has a valid one.</param>
/// <param name="Code">Stable code, <c>event.reason</c>.</param>
/// <param name="Message">One sentence for a person.</param>
[GenerateSerializer, Immutable, Alias("studymate.rejected-event")]
public sealed record RejectedEvent(
    [property: Id(0)] int Index,
    [property: Id(1)] string? EventId,
    [property: Id(2)] string Code,
    [property: Id(3)] string Message);

/// <summary>A person's mark for an answer to an open question.</summary>
/// <param name="AssignmentId">The mission that the session belongs to.</param>
/// <param name="SessionId">The session.</param>
/// <param name="QuestionId">An <c>open</c> question that was answered in it.</param>
/// <param name="Correct">Right or wrong.</param>
/// <param name="AnswerId">The answer that was read (its event id), so that an answer that came later is not marked unread; null: the current one.</param>
[GenerateSerializer, Immutable, Alias("studymate.grade-answer")]
public sealed record GradeAnswer(
    [property: Id(0)] string AssignmentId,
    [property: Id(1)] string SessionId,
    [property: Id(2)] string QuestionId,
    [property: Id(3)] bool Correct,
    [property: Id(4)] string? AnswerId);

/// <summary>The answers of one student to one mission, the current one per question, newest session first.</summary>
[GenerateSerializer, Immutable, Alias("studymate.student-answers")]
public sealed record StudentAnswers([property: Id(0)] ImmutableArray<GivenAnswer> Items, [property: Id(1)] long Position);

/// <summary>One answer as the teacher sees it.</summary>
/// <param name="SessionId">Session.</param>
/// <param name="QuestionId">Question of the theme version.</param>
/// <param name="AnswerId">Event id of the answer.</param>
/// <param name="Type"><c>mcq</c>, <c>true_false</c>, <c>fill_in</c> or <c>open</c>.</param>
/// <param name="Given">What was answered; empty for a skipped question or when the person's key is gone.</param>
/// <param name="Correct">Null while an open answer waits for its mark.</param>
/// <param name="ThemeVersion">The version that it was marked against.</param>
[GenerateSerializer, Immutable, Alias("studymate.given-answer")]
public sealed record GivenAnswer(
    [property: Id(0)] string SessionId,
    [property: Id(1)] string QuestionId,
    [property: Id(2)] string AnswerId,
    [property: Id(3)] string Type,
    [property: Id(4)] ImmutableArray<string> Given,
    [property: Id(5)] bool? Correct,
    [property: Id(6)] int ThemeVersion);

/// <summary>A session after it was marked.</summary>
[GenerateSerializer, Immutable, Alias("studymate.graded-session")]
public sealed record GradedSession(
    [property: Id(0)] string SessionId,
    [property: Id(1)] string QuestionId,
    [property: Id(2)] bool Correct,
    [property: Id(3)] double? Score,
    [property: Id(4)] long Position);
