using System.Collections.Immutable;
using StudyMate.Assignments;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>Rows of sessions and missions, written in the append that changes them.</summary>
internal static class LearningRows
{
    public static RowChange Put(SessionState session, Student student)
    {
        var result = session.Counted?.Result;
        var (answered, asked) = ScoreSession.Progress(session);
        return RowChange.Put(
            "learning_sessions",
            [("tenant", student.Tenant), ("student_id", student.Id), ("session_id", session.Id)],
            ("subject", student.Subject),
            ("class_id", session.ClassId),
            ("theme_id", session.ThemeId),
            ("theme_version", session.ThemeVersion),
            ("assignment_id", session.AssignmentId),
            ("mode", session.Mode),
            ("school_day", session.Counted?.Day),
            ("started_at", (DateTimeOffset?)session.FirstAt),
            ("ended_at", session.CompletedAt),
            ("completed", session.Completed),
            ("verified", result is not { Verified: false }),
            ("correct", result?.Correct ?? 0),
            ("total", result?.Total ?? 0),
            ("score", result?.Score),
            ("answered", answered),
            ("asked", asked),
            ("revision", session.Writes),
            ("time_ms", session.TimeMs),
            ("last_activity_at", (DateTimeOffset?)session.LastAt),
            ("answers", StoredSession.Write(session)));
    }

    public static RowChange Put(MissionState mission, Student student)
    {
        var outcome = MissionOutcome.Of(mission);
        return RowChange.Put(
            "assignment_students",
            [("tenant", student.Tenant), ("assignment_id", mission.AssignmentId), ("student_id", student.Id)],
            ("class_id", mission.ClassId),
            ("counted", mission.Counted),
            ("status", outcome.Status),
            ("received_at", mission.ReceivedAt),
            ("opened_at", mission.OpenedAt),
            ("started_at", outcome.StartedAt),
            ("completed_at", outcome.CompletedAt),
            ("score", outcome.Score),
            ("late", outcome.Late),
            ("answers_seen_at", mission.AnswersSeenAt),
            ("progress", (double?)outcome.ProgressPercent),
            ("time_ms", outcome.TimeMs),
            ("revision", mission.Revision));
    }
}

internal sealed record SessionRow(string SessionId, string Answers);

internal sealed record MissionRow(
    string? ClassId,
    bool Counted,
    string Status,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? OpenedAt,
    int Revision,
    DateTimeOffset? AnswersSeenAt);

/// <summary>Reads what the learning grain does not hold in memory.</summary>
internal sealed class LearningRowsReader(IRows rows)
{
    /// <summary>The latest sessions of a student.</summary>
    public async Task<ImmutableArray<SessionState>> RecentAsync(string tenant, string studentId)
    {
        var found = await rows.QueryAsync<SessionRow>("Learning/RecentSessions", new { tenant, studentId, limit = LearningState.KeptSessions });
        return [.. found.Select(row => StoredSession.Read(row.SessionId, row.Answers))];
    }

    public async Task<SessionState?> SessionAsync(string tenant, string studentId, string sessionId)
    {
        var found = await rows.QueryAsync<SessionRow>("Learning/SessionById", new { tenant, studentId, sessionId });
        return found is [var row] ? StoredSession.Read(row.SessionId, row.Answers) : null;
    }

    public async Task<ImmutableArray<SessionState>> SessionsOfMissionAsync(string tenant, string studentId, string assignmentId)
    {
        var found = await rows.QueryAsync<SessionRow>("Learning/SessionsOfMission", new { tenant, studentId, assignmentId });
        return [.. found.Select(row => StoredSession.Read(row.SessionId, row.Answers)).OrderByDescending(session => session.LastAt)];
    }

    /// <summary>A mission that was entered before, or null.</summary>
    public async Task<MissionState?> MissionAsync(string tenant, string studentId, AssignmentPin pin)
    {
        var assignmentId = pin.Id;
        var found = await rows.QueryAsync<MissionRow>("Learning/Mission", new { tenant, studentId, assignmentId });
        if (found is not [var row])
            return null;
        var sessions = await SessionsOfMissionAsync(tenant, studentId, assignmentId);
        return new MissionState
        {
            AssignmentId = pin.Id,
            ThemeId = pin.ThemeId,
            ThemeVersion = pin.ThemeVersion,
            Policy = pin.Result,
            DueAt = pin.DueAt,
            AnswersSeenAt = row.AnswersSeenAt,
            ClassId = row.ClassId,
            Counted = row.Counted,
            Entered = true,
            Revision = row.Revision,
            CountedStatus = row.Counted ? row.Status : null,
            ReceivedAt = row.ReceivedAt,
            OpenedAt = row.OpenedAt,
            Sessions = [.. sessions.Select(FoldMission.LineOf).OrderBy(line => line.Id, StringComparer.Ordinal)],
        };
    }

    /// <summary>The payloads of answers, by event id.</summary>
    public async Task<Dictionary<string, string>> AnswerPayloadsAsync(string tenant, IEnumerable<string> ids)
    {
        var found = await rows.QueryAsync<AnswerRow>("Learning/AnswerFacts", new { tenant, ids });
        return found.ToDictionary(row => row.Id, row => row.Payload, StringComparer.Ordinal);
    }

    private sealed record AnswerRow(string Id, string Payload);
}
