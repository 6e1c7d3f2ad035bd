using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StudyMate.Learning;

/// <summary>
/// Which of several events of one sort counts: the highest sequence number, then the highest event id (as text, which is the order of the
/// bytes). Kept as bytes: the text of the ids would be a quarter of what an idle student costs.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EventKey(long Seq, Guid Event) : IComparable<EventKey>
{
    /// <summary>The event's id as facts have it.</summary>
    public string EventId => Event.ToString("D");

    public int CompareTo(EventKey other)
    {
        var bySeq = Seq.CompareTo(other.Seq);
        return bySeq != 0 ? bySeq : Event.CompareTo(other.Event);
    }

    /// <summary>This event replaces the one that counted so far.</summary>
    public bool Beats(EventKey? other) => other is not { } known || CompareTo(known) > 0;
}

/// <summary>The answer that counts for one question.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Key">The event.</param>
/// <param name="Open">An open question: counts once marked.</param>
/// <param name="Correct">The mark; null while an open answer waits for one.</param>
/// <param name="Version">The theme version that it was marked against.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AnswerState(string QuestionId, EventKey Key, bool Open, bool? Correct, int Version);

/// <summary>A question that the session asks.</summary>
internal readonly record struct AskedQuestion(string QuestionId, bool Open);

/// <summary>What a device without answers says it reached.</summary>
internal sealed record Claim(int Correct, int Total);

/// <summary>What figures count of a session, on which school day.</summary>
internal sealed record Contribution(DateOnly Day, SessionResult? Result, long TimeMs, bool Completed);

/// <summary>
/// One session of a student: everything that later events may still change. A fold of its events, independent of their order.
/// </summary>
internal sealed record SessionState
{
    public required string Id { get; init; }

    public required string ThemeId { get; init; }

    /// <summary>Class of the student when the session was first heard of.</summary>
    public string? ClassId { get; init; }

    public string? AssignmentId { get; init; }

    /// <summary>What its answers are marked by, one of <see cref="MarkingRules"/>; the one of the day when the session was first heard of.</summary>
    public int Rule { get; init; } = MarkingRules.Current;

    /// <summary>Version of the start, else of the completion, else of the highest answer; with what decided it.</summary>
    public int ThemeVersion { get; init; }

    public int VersionRank { get; init; }

    public EventKey? VersionKey { get; init; }

    /// <summary>Questions of that version, for the progress of a session that did not say what it asks.</summary>
    public int QuestionCount { get; init; }

    /// <summary>The start that counts, with its mode and questions.</summary>
    public EventKey? StartKey { get; init; }

    public string? StartMode { get; init; }

    /// <summary>Sorted by question; empty when the start names none.</summary>
    public ImmutableArray<AskedQuestion> Asked { get; init; } = [];

    /// <summary>The completion that counts.</summary>
    public EventKey? EndKey { get; init; }

    public string? EndMode { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>False when the reception stands in for a completion at an impossible time.</summary>
    public bool EndClockTrusted { get; init; } = true;

    public long? TimeSpentMs { get; init; }

    public Claim? Claim { get; init; }

    /// <summary>Sorted by question (ordinal).</summary>
    public ImmutableArray<AnswerState> Answers { get; init; } = [];

    /// <summary>Time of all answers, also of those that were replaced.</summary>
    public long ElapsedMs { get; init; }

    public DateTimeOffset FirstAt { get; init; }

    public DateTimeOffset LastAt { get; init; }

    /// <summary>How often the contribution changed.</summary>
    public int Revision { get; init; }

    /// <summary>How often its row was written: a row that somebody else has written since is not written over.</summary>
    public int Writes { get; init; }

    /// <summary>How often a person marked an answer of it.</summary>
    public int Grades { get; init; }

    /// <summary>What figures were told, or null for nothing yet.</summary>
    public Contribution? Counted { get; init; }

    public bool Completed => EndKey is not null;

    public string? Mode => StartMode ?? EndMode;

    public long TimeMs => TimeSpentMs ?? ElapsedMs;
}
