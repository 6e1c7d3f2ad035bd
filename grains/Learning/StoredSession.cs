using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>
/// The shape of a session in its row: what marking needs to go on. Short names, because the row is rewritten with every batch. A
/// released shape stays readable (tests/Learning/Samples); instants are microseconds.
/// </summary>
internal sealed record StoredSession
{
    public int V { get; init; } = 1;

    public string Theme { get; init; } = "";

    public string? Class { get; init; }

    public string? Assignment { get; init; }

    public int Version { get; init; }

    public int Rank { get; init; }

    /// <summary>The marking rule; absent in rows of an older shape, which were marked by the first.</summary>
    [JsonPropertyName("mr")]
    public int? Rule { get; init; }

    [JsonPropertyName("vk")]
    public StoredKey? VersionKey { get; init; }

    [JsonPropertyName("qc")]
    public int QuestionCount { get; init; }

    [JsonPropertyName("sk")]
    public StoredKey? StartKey { get; init; }

    [JsonPropertyName("sm")]
    public string? StartMode { get; init; }

    [JsonPropertyName("ask")]
    public ImmutableArray<string> Asked { get; init; }

    /// <summary>Those of <see cref="Asked"/> that are open questions.</summary>
    [JsonPropertyName("open")]
    public ImmutableArray<string> AskedOpen { get; init; }

    [JsonPropertyName("ek")]
    public StoredKey? EndKey { get; init; }

    [JsonPropertyName("em")]
    public string? EndMode { get; init; }

    [JsonPropertyName("end")]
    public long? CompletedAt { get; init; }

    /// <summary>True when <see cref="CompletedAt"/> is the reception; absent otherwise.</summary>
    [JsonPropertyName("ut")]
    public bool? EndUntrusted { get; init; }

    [JsonPropertyName("spent")]
    public long? TimeSpentMs { get; init; }

    public StoredClaim? Claim { get; init; }

    [JsonPropertyName("a")]
    public ImmutableArray<StoredAnswer> Answers { get; init; }

    [JsonPropertyName("el")]
    public long ElapsedMs { get; init; }

    public long First { get; init; }

    public long Last { get; init; }

    [JsonPropertyName("rev")]
    public int Revision { get; init; }

    /// <summary>0 in rows of an older shape, which were numbered by <see cref="Revision"/>.</summary>
    [JsonPropertyName("w")]
    public int Writes { get; init; }

    [JsonPropertyName("gr")]
    public int Grades { get; init; }

    [JsonPropertyName("n")]
    public StoredContribution? Counted { get; init; }

    public static string Write(SessionState session) => JsonSerializer.Serialize(Of(session), LearningJson.Default.StoredSession);

    public static SessionState Read(string id, string json) =>
        (JsonSerializer.Deserialize(json, LearningJson.Default.StoredSession) ?? throw new JsonException("A session's row is empty.")).ToSession(id);

    private static StoredSession Of(SessionState s) => new()
    {
        Theme = s.ThemeId,
        Class = s.ClassId,
        Assignment = s.AssignmentId,
        Version = s.ThemeVersion,
        Rank = s.VersionRank,
        Rule = s.Rule,
        VersionKey = StoredKey.Of(s.VersionKey),
        QuestionCount = s.QuestionCount,
        StartKey = StoredKey.Of(s.StartKey),
        StartMode = s.StartMode,
        Asked = s.Asked.IsEmpty ? default : [.. s.Asked.Select(asked => asked.QuestionId)],
        AskedOpen = s.Asked.Any(asked => asked.Open) ? [.. s.Asked.Where(asked => asked.Open).Select(asked => asked.QuestionId)] : default,
        EndKey = StoredKey.Of(s.EndKey),
        EndMode = s.EndMode,
        CompletedAt = s.CompletedAt is { } at ? Micros.Of(at) : null,
        EndUntrusted = s.EndClockTrusted ? null : true,
        TimeSpentMs = s.TimeSpentMs,
        Claim = s.Claim is { } claim ? new StoredClaim(claim.Correct, claim.Total) : null,
        Answers = s.Answers.IsEmpty ? default : [.. s.Answers.Select(StoredAnswer.Of)],
        ElapsedMs = s.ElapsedMs,
        First = Micros.Of(s.FirstAt),
        Last = Micros.Of(s.LastAt),
        Revision = s.Revision,
        Writes = s.Writes,
        Grades = s.Grades,
        Counted = s.Counted is { } counted ? new StoredContribution(counted.Day, counted.Result, counted.TimeMs, counted.Completed) : null,
    };

    private SessionState ToSession(string id) => new()
    {
        Id = id,
        ThemeId = Theme,
        ClassId = Class,
        AssignmentId = Assignment,
        ThemeVersion = Version,
        VersionRank = Rank,
        Rule = Rule ?? MarkingRules.Letters,
        VersionKey = VersionKey?.ToKey(),
        QuestionCount = QuestionCount,
        StartKey = StartKey?.ToKey(),
        StartMode = StartMode,
        Asked = Asked.IsDefaultOrEmpty ? [] : [.. Asked.Select(q => new AskedQuestion(q, !AskedOpen.IsDefault && AskedOpen.Contains(q)))],
        EndKey = EndKey?.ToKey(),
        EndMode = EndMode,
        CompletedAt = CompletedAt is { } at ? Micros.ToInstant(at) : null,
        EndClockTrusted = EndUntrusted is not true,
        TimeSpentMs = TimeSpentMs,
        Claim = Claim is { } claim ? new Claim(claim.C, claim.T) : null,
        Answers = Answers.IsDefaultOrEmpty ? [] : [.. Answers.Select(answer => answer.ToAnswer())],
        ElapsedMs = ElapsedMs,
        FirstAt = Micros.ToInstant(First),
        LastAt = Micros.ToInstant(Last),
        Revision = Revision,
        Writes = Math.Max(Writes, Revision),
        Grades = Grades,
        Counted = Counted is { } counted ? new Contribution(counted.Day, counted.R, counted.T, counted.C) : null,
    };
}

internal sealed record StoredKey(long S, Guid E)
{
    public static StoredKey? Of(EventKey? key) => key is { } known ? new StoredKey(known.Seq, known.Event) : null;

    public EventKey ToKey() => new(S, E);
}

internal sealed record StoredClaim(int C, int T);

/// <param name="Q">Question.</param>
/// <param name="S">Sequence number.</param>
/// <param name="E">Event id.</param>
/// <param name="K">Kind: 1 for open.</param>
/// <param name="C">Mark: 1 right, 2 wrong, absent: none.</param>
/// <param name="V">Theme version.</param>
internal sealed record StoredAnswer(string Q, long S, Guid E, int K, int C, int V)
{
    public static StoredAnswer Of(AnswerState answer) => new(
        answer.QuestionId, answer.Key.Seq, answer.Key.Event, answer.Open ? 1 : 0, answer.Correct switch { true => 1, false => 2, null => 0 }, answer.Version);

    public AnswerState ToAnswer() => new(Q, new EventKey(S, E), K == 1, C switch { 1 => true, 2 => false, _ => null }, V);
}

/// <param name="Day">School day.</param>
/// <param name="R">Result.</param>
/// <param name="T">Milliseconds.</param>
/// <param name="C">Completed.</param>
internal sealed record StoredContribution(DateOnly Day, SessionResult? R, long T, bool C);

/// <summary>Payload of <c>answer.graded</c>.</summary>
internal sealed record GradedAnswer(string QuestionId, string AnswerId, bool Correct);
