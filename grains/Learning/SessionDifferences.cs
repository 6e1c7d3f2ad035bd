using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>
/// Tells figures what changed about a session, as differences (see <see cref="FoldedKinds"/>). The ids are derived from session and
/// revision, so that the same change is never told twice.
/// </summary>
internal static class SessionDifferences
{
    /// <summary>The session as its row is written next, with its contribution counted; facts go to <paramref name="facts"/> when there is any difference.</summary>
    public static SessionState AddFacts(SessionState session, Student student, DateTimeOffset now, ImmutableArray<Fact>.Builder facts)
    {
        session = session with { Writes = session.Writes + 1 };
        var old = session.Counted;
        var next = new Contribution(
            SchoolTime.DayOf(session.FirstAt, student.Zone), ScoreSession.Of(session), session.TimeMs, session.Completed);
        if (next == old)
            return session;

        session = session with { Revision = session.Revision + 1, Counted = next };
        var differences = new DifferenceFacts(session, student, now, facts);
        if (old is not null && old.Day != next.Day)
        {
            differences.Started(old.Day, -1);
            differences.Scored(old.Day, old.Result, null);
            differences.Ended(old.Day, -old.TimeMs, old.Completed ? -1 : 0);
            old = null;
        }

        if (old is null)
            differences.Started(next.Day, 1);
        differences.Scored(next.Day, old?.Result, next.Result);
        differences.Ended(next.Day, next.TimeMs - (old?.TimeMs ?? 0), (next.Completed ? 1 : 0) - (old is { Completed: true } ? 1 : 0));
        return session;
    }

    private sealed class DifferenceFacts(SessionState session, Student student, DateTimeOffset now, ImmutableArray<Fact>.Builder facts)
    {
        private readonly string _root = LearningIds.Session(student.Subject, session.Id);
        private int _count;

        public void Started(DateOnly day, int count) =>
            Add(FoldedKinds.SessionStarted, day, JsonSerializer.Serialize(new SessionStarted(count), FoldedFactsJson.Default.SessionStarted));

        public void Scored(DateOnly day, SessionResult? from, SessionResult? to)
        {
            if (from == to)
                return;
            var payload = new SessionScored(session.Revision, from, to, session.Mode);
            Add(FoldedKinds.SessionScored, day, JsonSerializer.Serialize(payload, FoldedFactsJson.Default.SessionScored));
        }

        public void Ended(DateOnly day, long timeMs, int completed)
        {
            if (timeMs == 0 && completed == 0)
                return;
            var payload = new SessionEnded(timeMs, completed);
            Add(FoldedKinds.SessionEnded, day, JsonSerializer.Serialize(payload, FoldedFactsJson.Default.SessionEnded));
        }

        private void Add(string kind, DateOnly day, string payload) => facts.Add(new Fact($"{_root}-{session.Revision}-{_count++}", kind)
        {
            Subject = student.Subject,
            Actor = "system",
            ClassId = session.ClassId,
            ThemeId = session.ThemeId,
            ThemeVersion = session.ThemeVersion,
            AssignmentId = session.AssignmentId,
            SessionId = session.Id,
            OccurredAt = session.LastAt,
            RecordedAt = now,
            SchoolDay = day,
            Payload = payload,
            Folded = true,
        });
    }
}
