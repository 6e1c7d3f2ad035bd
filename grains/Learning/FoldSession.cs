using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StudyMate.Learning;

/// <summary>An event of a session after all checks: resolved against its theme version, with corrected times.</summary>
/// <param name="Event">What the sender said.</param>
/// <param name="Key">What decides between several.</param>
/// <param name="Time">When it happened, and whether the clock that says so is believable.</param>
/// <param name="StartedAt">When the session began by a completion's own account, if that is believable.</param>
/// <param name="Version">The theme version.</param>
/// <param name="Answers">The answers of that version.</param>
internal readonly record struct SessionEvent(
    DeviceEvent Event,
    EventKey Key,
    CorrectedTime Time,
    DateTimeOffset? StartedAt,
    int Version,
    AnswerKey Answers)
{
    public DateTimeOffset At => Time.At;

    /// <summary>The mission that it counts for, or null.</summary>
    public string? AssignmentId { get; init; }
}

/// <summary>
/// Folds events into a session. Every member is a maximum, a minimum, a sum or the choice of the highest key, so that any order of the
/// same events gives the same session. Works on a copy that only the current batch sees.
/// </summary>
internal sealed class FoldSession
{
    private const int RankAnswer = 1;
    private const int RankEnd = 2;
    private const int RankStart = 3;

    private readonly Dictionary<string, AnswerState> _answers;
    private SessionState _session;
    private bool _answersChanged;

    public FoldSession(SessionState session)
    {
        _session = session;
        _answers = new Dictionary<string, AnswerState>(session.Answers.Length + 16, StringComparer.Ordinal);
        foreach (var answer in session.Answers)
            _answers.Add(answer.QuestionId, answer);
    }

    /// <summary>The session as it is so far, without answers of this batch; for what decides whether an event fits it.</summary>
    public SessionState Head => _session;

    public void Add(in SessionEvent e)
    {
        switch (e.Event.Type)
        {
            case EventTypes.SessionStarted:
                AddStart(e);
                break;
            case EventTypes.AnswerGiven:
                AddAnswer(e);
                break;
            default:
                AddEnd(e);
                break;
        }
    }

    /// <summary>The session with everything that was added.</summary>
    public SessionState Freeze()
    {
        if (!_answersChanged)
            return _session;
        var answers = new AnswerState[_answers.Count];
        _answers.Values.CopyTo(answers, 0);
        Array.Sort(answers, static (a, b) => string.CompareOrdinal(a.QuestionId, b.QuestionId));
        _answersChanged = false;
        return _session = _session with { Answers = ImmutableCollectionsMarshal.AsImmutableArray(answers) };
    }

    private void AddStart(in SessionEvent e)
    {
        Touch(e, RankStart);
        if (!e.Key.Beats(_session.StartKey))
            return;
        _session = _session with { StartKey = e.Key, StartMode = e.Event.Data.Mode, Asked = AskedOf(e) };
    }

    private void AddAnswer(in SessionEvent e)
    {
        Touch(e, RankAnswer);
        var data = e.Event.Data;
        _session = _session with { ElapsedMs = _session.ElapsedMs + Math.Min(data.ElapsedMs!.Value, CheckEvent.MaxTimeMs) };
        if (_answers.TryGetValue(data.QuestionId!, out var known) && !e.Key.Beats(known.Key))
            return;
        var question = e.Answers.Find(data.QuestionId!)!;
        _answers[question.Id] = new AnswerState(
            question.Id, e.Key, question.Kind == QuestionKind.Open, MarkAnswer.Mark(question, data.Given, _session.Rule), e.Version);
        _answersChanged = true;
    }

    private void AddEnd(in SessionEvent e)
    {
        Touch(e, RankEnd);
        if (!e.Key.Beats(_session.EndKey))
            return;
        var data = e.Event.Data;
        _session = _session with
        {
            EndKey = e.Key,
            EndMode = data.Mode,
            CompletedAt = e.At,
            EndClockTrusted = e.Time.Trusted,
            TimeSpentMs = Math.Min(data.TimeSpentMs!.Value, CheckEvent.MaxTimeMs),
            Claim = data.Total is { } total ? new Claim(data.Correct!.Value, total) : null,
        };
    }

    /// <summary>Times, assignment and version, which every sort of event may tell.</summary>
    private void Touch(in SessionEvent e, int rank)
    {
        var first = e.StartedAt ?? e.At;
        var next = _session;
        if (first < next.FirstAt)
            next = next with { FirstAt = first };
        if (e.At > next.LastAt)
            next = next with { LastAt = e.At };
        if (next.AssignmentId is null && e.AssignmentId is { } assignment)
            next = next with { AssignmentId = assignment };
        if (rank > next.VersionRank || (rank == next.VersionRank && e.Key.Beats(next.VersionKey)))
        {
            next = next with
            {
                ThemeVersion = e.Version,
                VersionRank = rank,
                VersionKey = e.Key,
                QuestionCount = e.Answers.QuestionCount,
            };
        }

        _session = next;
    }

    private static ImmutableArray<AskedQuestion> AskedOf(in SessionEvent e)
    {
        var ids = e.Event.Data.QuestionIds;
        if (ids.IsDefaultOrEmpty)
            return [];
        var asked = new SortedDictionary<string, AskedQuestion>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            // The theme's own id is shared by all students; the event's is not.
            var question = e.Answers.Find(id)!;
            asked[question.Id] = new AskedQuestion(question.Id, question.Kind == QuestionKind.Open);
        }

        return [.. asked.Values];
    }
}
