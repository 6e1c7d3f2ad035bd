using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using StudyMate.Assignments;
using StudyMate.Content;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>One student's events and the rules that take them, with a log that refuses what it knows; no host.</summary>
internal sealed class Classroom : ILearningLookups
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly Theme Theme = new()
    {
        Title = "Vélo",
        Questions =
        [
            new Question { Id = "q1", Type = "mcq", Prompt = "?", Choices = [new("a", "A"), new("b", "B"), new("c", "C")], Answer = ["a"] },
            new Question { Id = "q2", Type = "mcq", Prompt = "?", Choices = [new("a", "A"), new("b", "B"), new("c", "C")], Answer = ["a", "c"], Multiple = true },
            new Question { Id = "q3", Type = "true_false", Prompt = "?", Answer = ["false"] },
            new Question { Id = "q4", Type = "fill_in", Prompt = "?", Answer = ["Éclairage", "phares"] },
            new Question { Id = "q5", Type = "open", Prompt = "?" },
        ],
        Flashcards = [new Flashcard { Id = "f1", Front = "?", Back = "!" }],
    };

    public static readonly Student Emma = new(
        "ife", "emma", "subject-emma", "class-a", "promo-1", TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

    private readonly AnswerKey _answers = AnswerKey.Of(Theme);

    public Dictionary<string, AssignmentPin> Pins { get; } = new(StringComparer.Ordinal)
    {
        ["mission"] = new AssignmentPin("mission", "velo", 1, "post-cours", "pushed", null, [new AssignmentTarget("class", "class-a")], "claire"),
    };

    public LearningState State { get; private set; } = LearningState.Empty;

    public Dictionary<string, Fact> Log { get; } = new(StringComparer.Ordinal);

    public ThemeVersions Versions { get; set; } =
        new("velo", "Vélo", "published", 1, 1, [new ThemePublication(1, Monday.AddDays(-30))]);

    /// <summary>Takes a batch as the grain does: what the log knows is left out and decided again.</summary>
    public async Task<SubmitEventsOutcome> TakeAsync(IEnumerable<DeviceEvent> events, DateTimeOffset? now = null, DateTimeOffset? sentAt = null, EventSource source = EventSource.Device)
    {
        var at = now ?? Monday.AddDays(10);
        var batch = new EventBatch([.. events.Select((e, index) => e with { Index = index })], sentAt, source);
        var resolved = await new EventResolver(this, Emma, null, batch, at).AllAsync();
        var known = resolved.Where(e => e.Id is not null && Log.ContainsKey(e.Id))
            .DistinctBy(e => e.Id).ToDictionary(e => e.Id!, e => Log[e.Id!].Digest, StringComparer.Ordinal);
        var taken = SubmitEventsRule.Decide(State, resolved, known, new SubmitEventsContext(Emma, Pins, new EventPayloads(PlainSeal.Instance), at));
        foreach (var fact in taken.Facts)
            Log.Add(fact.Id, fact);
        State = taken.State;
        return taken;
    }

    public ValueTask<AssignmentPin?> PinAsync(string assignmentId) => ValueTask.FromResult(Pins.GetValueOrDefault(assignmentId));

    /// <summary>A session as an earlier version left it.</summary>
    public void Remember(SessionState session) => State = State with { Sessions = State.Sessions.SetItem(session.Id, session) };

    /// <summary>How often a session was looked for; the grain may have to ask the table.</summary>
    public int SessionLookups { get; private set; }

    public ValueTask<SessionState?> SessionAsync(string sessionId)
    {
        SessionLookups++;
        return ValueTask.FromResult(State.Sessions.GetValueOrDefault(sessionId));
    }

    public ValueTask<ThemeVersions?> VersionsAsync(string themeId) => ValueTask.FromResult(themeId is "velo" ? Versions : null);

    public ValueTask<AnswerKey?> AnswersAsync(string themeId, int version) => ValueTask.FromResult(themeId is "velo" && version == 1 ? _answers : null);

    /// <summary>What figures add up to: per school day sessions, completions, time, scored sessions and tenths of points.</summary>
    public IReadOnlyDictionary<string, (int Sessions, int Completed, long TimeMs, int Scored, int Tenths)> Sums()
    {
        var sums = new SortedDictionary<string, (int Sessions, int Completed, long TimeMs, int Scored, int Tenths)>(StringComparer.Ordinal);
        foreach (var fact in Log.Values.Where(fact => fact.Folded))
        {
            var day = fact.SchoolDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var sum = sums.GetValueOrDefault(day);
            switch (fact.Kind)
            {
                case FoldedKinds.SessionStarted:
                    sum.Sessions += JsonSerializer.Deserialize(fact.Payload, FoldedFactsJson.Default.SessionStarted)!.Count;
                    break;
                case FoldedKinds.SessionEnded:
                    var ended = JsonSerializer.Deserialize(fact.Payload, FoldedFactsJson.Default.SessionEnded)!;
                    sum.TimeMs += ended.TimeMsDelta;
                    sum.Completed += ended.CompletedDelta;
                    break;
                case FoldedKinds.SessionScored:
                    var scored = JsonSerializer.Deserialize(fact.Payload, FoldedFactsJson.Default.SessionScored)!;
                    sum.Scored += (scored.New is null ? 0 : 1) - (scored.Old is null ? 0 : 1);
                    sum.Tenths += (scored.New?.Tenths ?? 0) - (scored.Old?.Tenths ?? 0);
                    break;
                default:
                    continue;
            }

            sums[day] = sum;
        }

        // A day that everything moved away from is as if it had never been.
        return sums.Where(pair => pair.Value != default).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>Net status of missions as figures see it.</summary>
    public IReadOnlyDictionary<string, int> MissionCounts()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var fact in Log.Values.Where(fact => fact.Folded && fact.Kind is FoldedKinds.MissionChanged))
        {
            var changed = JsonSerializer.Deserialize(fact.Payload, FoldedFactsJson.Default.MissionChanged)!;
            if (changed.Old is { } old)
                counts[old] = counts.GetValueOrDefault(old) - 1;
            if (changed.New is { } @new)
                counts[@new] = counts.GetValueOrDefault(@new) + 1;
        }

        return counts.Where(pair => pair.Value != 0).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    private sealed class PlainSeal : IPersonSeal
    {
        public static readonly PlainSeal Instance = new();

        public string Seal(string text) => "sealed";

        public string? Open(string sealedText) => null;
    }
}

/// <summary>Events as a device writes them.</summary>
internal static class Events
{
    private static int _counter;

    public static string NewId() => new Guid(Interlocked.Increment(ref _counter), 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]).ToString();

    public static DeviceEvent Start(string session, long seq, int minute = 0, params string[] questions) =>
        Of(EventTypes.SessionStarted, session, seq, minute) with
        {
            Data = new EventData { Mode = "practice", QuestionIds = questions.Length == 0 ? default : [.. questions] },
        };

    public static DeviceEvent Answer(string session, long seq, string question, params string[] given) =>
        Of(EventTypes.AnswerGiven, session, seq, (int)seq) with
        {
            Data = new EventData { QuestionId = question, Given = [.. given], ElapsedMs = 1_000 },
        };

    public static DeviceEvent Complete(string session, long seq, int minute = 30, long timeMs = 60_000) =>
        Of(EventTypes.SessionCompleted, session, seq, minute) with { Data = new EventData { Mode = "practice", TimeSpentMs = timeMs, Offline = true } };

    public static DeviceEvent Claim(string session, long seq, int correct, int total) =>
        Complete(session, seq) with { Data = new EventData { TimeSpentMs = 60_000, ScorePercent = 50, Correct = correct, Total = total } };

    public static DeviceEvent Of(string type, string? session, long seq, int minute = 0) => new()
    {
        EventId = NewId(),
        Type = type,
        StudentId = "emma",
        DeviceId = "tab-1",
        ClientSeq = seq,
        OccurredAt = Classroom.Monday.AddMinutes(minute),
        ThemeId = session is null ? null : "velo",
        SessionId = session,
    };

    public static DeviceEvent For(this DeviceEvent e, string assignment) => e with { AssignmentId = assignment };
}
