using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Facts;
using StudyMate.Learning;

namespace StudyMate.Analytics;

/// <summary>Facts as the learning domain appends them, numbered from 1 in the order in which they are added.</summary>
internal sealed class SampleFacts
{
    public static readonly DateOnly Monday = new(2026, 3, 2);

    private readonly List<StoredFact> _facts = [];

    public ImmutableArray<StoredFact> All => [.. _facts];

    public SampleFacts Started(string subject, string? theme, DateOnly day, int count = 1) =>
        Add(FoldedKinds.SessionStarted, subject, theme, day, JsonSerializer.Serialize(new SessionStarted(count), FoldedFactsJson.Default.SessionStarted));

    public SampleFacts Scored(
        string subject, string? theme, DateOnly day, double? old, double? @new, bool verified = true, bool completed = true) =>
        Add(FoldedKinds.SessionScored, subject, theme, day, JsonSerializer.Serialize(
            new SessionScored(1, Result(old, verified, completed), Result(@new, verified, completed), "post-cours"),
            FoldedFactsJson.Default.SessionScored));

    public SampleFacts Ended(string subject, string? theme, DateOnly day, long timeMs, int completed = 1) =>
        Add(FoldedKinds.SessionEnded, subject, theme, day, JsonSerializer.Serialize(
            new SessionEnded(timeMs, completed), FoldedFactsJson.Default.SessionEnded));

    public SampleFacts Mission(string subject, string assignment, string? old, string? @new) =>
        Add(FoldedKinds.MissionChanged, subject, "theme-a", Monday, JsonSerializer.Serialize(
            new MissionChanged(old, @new, @new is not null), FoldedFactsJson.Default.MissionChanged), assignment);

    /// <summary>A whole session: begun, scored, ended.</summary>
    public SampleFacts Played(string subject, string? theme, DateOnly day, double score, long timeMs = 60_000, bool verified = true) =>
        Started(subject, theme, day).Scored(subject, theme, day, null, score, verified).Ended(subject, theme, day, timeMs);

    public Summary Fold() => FoldFacts.Fold(Summary.Empty, All);

    private SampleFacts Add(string kind, string subject, string? theme, DateOnly day, string payload, string? assignment = null)
    {
        _facts.Add(new StoredFact(_facts.Count + 1, new Fact($"fact-{_facts.Count + 1}", kind)
        {
            Subject = subject,
            ClassId = "class-1",
            ThemeId = theme,
            AssignmentId = assignment,
            SchoolDay = day,
            Payload = payload,
            Folded = true,
        }));
        return this;
    }

    private static SessionResult? Result(double? score, bool verified, bool completed) =>
        score is { } value ? new SessionResult(value, 1, 2, verified, completed) : null;
}
