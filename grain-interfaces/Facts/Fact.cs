using Orleans;

namespace StudyMate.Facts;

/// <summary>
/// Something that happened to learning or administration; append-only, the truth for analytics and audit. Never holds a name,
/// e-mail, code, address or open free text in clear: the subject is a pseudonym whose link to the person exists only in the
/// person's record.
/// </summary>
/// <param name="Id">Unique per tenant; appending an id twice is harmless. A device event keeps its own event id.</param>
/// <param name="Kind">Past tense, <c>theme.published</c>.</param>
[GenerateSerializer, Immutable, Alias("studymate.fact")]
public sealed record Fact([property: Id(0)] string Id, [property: Id(1)] string Kind)
{
    /// <summary>Version of the payload's shape.</summary>
    [Id(2)]
    public int V { get; init; } = 1;

    /// <summary>Pseudonym of the person whom the fact is about, or null.</summary>
    [Id(3)]
    public string? Subject { get; init; }

    /// <summary>Member id of whoever did it; "system" for the house itself; the pseudonym for a student's own doing.</summary>
    [Id(4)]
    public string? Actor { get; init; }

    /// <summary>The subject's class at the time.</summary>
    [Id(5)]
    public string? ClassId { get; init; }

    [Id(6)]
    public string? ThemeId { get; init; }

    [Id(7)]
    public int? ThemeVersion { get; init; }

    [Id(8)]
    public string? AssignmentId { get; init; }

    [Id(9)]
    public string? SessionId { get; init; }

    [Id(10)]
    public DateTimeOffset OccurredAt { get; init; }

    [Id(11)]
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The local day of the school on which it occurred.</summary>
    [Id(12)]
    public DateOnly SchoolDay { get; init; }

    /// <summary>UTF-8 JSON object; "{}" when the columns say it all.</summary>
    [Id(13)]
    public string Payload { get; init; } = "{}";

    /// <summary>True for kinds that the figures fold; only these are announced on streams and read back for gaps.</summary>
    [Id(14)]
    public bool Folded { get; init; }

    /// <summary>Hash of what the sender sent, to tell a repeated id from a reused one; 0 where that cannot happen.</summary>
    [Id(15)]
    public long Digest { get; init; }
}

/// <summary>A fact with its dense position in the tenant's log, counted from 1.</summary>
[GenerateSerializer, Immutable, Alias("studymate.stored-fact")]
public sealed record StoredFact([property: Id(0)] long Position, [property: Id(1)] Fact Fact);
