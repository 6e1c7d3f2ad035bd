using StudyMate.Assignments;
using StudyMate.Content;

namespace StudyMate.Learning;

/// <summary>What a batch refers to, looked up where the learning grain does not know it.</summary>
internal interface ILearningLookups
{
    /// <summary>The assignment, or null when students cannot know one of this id.</summary>
    ValueTask<AssignmentPin?> PinAsync(string assignmentId);

    /// <summary>The session, when it was heard of before.</summary>
    ValueTask<SessionState?> SessionAsync(string sessionId);

    /// <summary>The theme's publications, or null.</summary>
    ValueTask<ThemeVersions?> VersionsAsync(string themeId);

    /// <summary>The answers of a version, or null.</summary>
    ValueTask<AnswerKey?> AnswersAsync(string themeId, int version);
}

/// <summary>
/// First half of <see cref="SubmitEventsRule"/>: checks each event by itself and finds what it refers to. The theme is the event's, else the
/// assignment's, else the session's; the version is the event's, else the one pinned by the assignment, else the one published when it happened.
/// </summary>
/// <param name="lookups">Where to look.</param>
/// <param name="student">Whose events they are.</param>
/// <param name="blocked">Why nothing of this student is taken, or null.</param>
/// <param name="batch">What was sent.</param>
/// <param name="now">Reception.</param>
internal sealed class EventResolver(ILearningLookups lookups, Student student, EventRefusal? blocked, EventBatch batch, DateTimeOffset now)
{
    // Any event of a session may name its assignment or theme, anywhere in the batch: those that name neither come last.
    private const int Passes = 3;

    private readonly Dictionary<string, (string ThemeId, AssignmentPin? Pin)> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ThemeVersions?> _versions = new(StringComparer.Ordinal);

    // Also those that nobody has heard of: otherwise every event of a new session would look for it in the table.
    private readonly Dictionary<string, SessionState?> _sessions = new(StringComparer.Ordinal);

    public async Task<ResolvedEvent[]> AllAsync()
    {
        var resolved = new ResolvedEvent[batch.Events.Length];
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < resolved.Length; i++)
            {
                var e = batch.Events[i];
                if (PassOf(e) == pass)
                    resolved[i] = await OneAsync(e);
            }
        }

        return resolved;
    }

    private static int PassOf(DeviceEvent e) => e.AssignmentId is not null || e.SessionId is null ? 0 : e.ThemeId is not null ? 1 : 2;

    private async ValueTask<ResolvedEvent> OneAsync(DeviceEvent e)
    {
        if ((CheckEvent.Check(e, out var id) ?? CheckStudent(e)) is { } refusal)
            return new ResolvedEvent(e, id, refusal);
        var resolved = new ResolvedEvent(e, id, null)
        {
            Time = CorrectClock.Of(e.OccurredAt!.Value, batch.SentAt, now),
            Digest = EventDigest.Of(e, student.Subject),
        };
        AssignmentPin? pin = null;
        if (e.AssignmentId is not null)
        {
            pin = await lookups.PinAsync(e.AssignmentId);
            if (pin is null)
                return resolved with { Refusal = EventErrors.UnknownAssignment };
            if (e.ThemeId is not null && !string.Equals(e.ThemeId, pin.ThemeId, StringComparison.Ordinal))
                return resolved with { Refusal = EventErrors.ThemeMismatch };
        }

        return e.Type is EventTypes.SessionStarted or EventTypes.AnswerGiven or EventTypes.SessionCompleted
            ? await WithThemeAsync(resolved with { SessionId = CheckEvent.SessionId(e) }, pin)
            : resolved;
    }

    private EventRefusal? CheckStudent(DeviceEvent e)
    {
        if (blocked is not null)
            return blocked;
        if (e.StudentId is null)
            return batch.Source == EventSource.Server ? EventErrors.StudentRequired : null;
        return string.Equals(e.StudentId, student.Id, StringComparison.OrdinalIgnoreCase) ? null : EventErrors.WrongStudent;
    }

    private async ValueTask<ResolvedEvent> WithThemeAsync(ResolvedEvent e, AssignmentPin? pin)
    {
        if (!_sessions.TryGetValue(e.SessionId!, out var session))
            _sessions.Add(e.SessionId!, session = await lookups.SessionAsync(e.SessionId!));
        var named = _named.GetValueOrDefault(e.SessionId!);
        if (pin is null && session?.AssignmentId is { } assignment)
            pin = await lookups.PinAsync(assignment);
        pin ??= named.Pin;
        var themeId = e.Event.ThemeId ?? pin?.ThemeId ?? session?.ThemeId ?? named.ThemeId;
        if (themeId is null)
            return e with { Refusal = EventErrors.ThemeRequired };

        var version = await VersionAsync(e, themeId, pin);
        var answers = version is { } found ? await lookups.AnswersAsync(themeId, found) : null;
        if (answers is null)
            return e with { Refusal = EventErrors.UnknownTheme };
        if (CheckQuestions(e.Event, answers) is { } refusal)
            return e with { Refusal = refusal };
        _named.TryAdd(e.SessionId!, (themeId, pin));
        return e with
        {
            ThemeId = themeId,
            Version = version!.Value,
            Rule = session?.Rule ?? MarkingRules.Current,
            Answers = answers,
            StartedAt = StartedAt(e),
        };
    }

    private async ValueTask<int?> VersionAsync(ResolvedEvent e, string themeId, AssignmentPin? pin)
    {
        if (pin is not null && (e.Event.ThemeVersion ?? pin.ThemeVersion) == pin.ThemeVersion)
            return pin.ThemeVersion;
        if (!_versions.TryGetValue(themeId, out var versions))
            _versions.Add(themeId, versions = await lookups.VersionsAsync(themeId));
        if (versions is null)
            return null;
        if (e.Event.ThemeVersion is not { } named)
            return versions.PublishedAt(e.Time.At);
        // A draft is nobody's lesson: marking against it would tell its answers.
        foreach (var publication in versions.Publications)
        {
            if (publication.Version == named)
                return named;
        }

        return null;
    }

    private static EventRefusal? CheckQuestions(DeviceEvent e, AnswerKey answers)
    {
        var data = e.Data;
        switch (e.Type)
        {
            case EventTypes.AnswerGiven:
                return answers.Find(data.QuestionId!) is null ? EventErrors.UnknownQuestion : null;
            case EventTypes.SessionCompleted:
                return data.Total > Math.Max(1, answers.ItemCount) ? EventErrors.DataInvalid("data.total") : null;
            case EventTypes.SessionStarted when !data.QuestionIds.IsDefault:
                foreach (var id in data.QuestionIds)
                {
                    if (answers.Find(id) is null)
                        return EventErrors.UnknownQuestion;
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>Believable when it is before the completion and within the same day's length.</summary>
    private DateTimeOffset? StartedAt(ResolvedEvent e)
    {
        if (!e.Time.Trusted || e.Event.Type is not EventTypes.SessionCompleted || e.Event.Data.StartedAt is not { } started)
            return null;
        var corrected = CorrectClock.Of(started, batch.SentAt, now);
        return corrected.Trusted && corrected.At <= e.Time.At && e.Time.At - corrected.At <= TimeSpan.FromDays(1) ? corrected.At : null;
    }
}
