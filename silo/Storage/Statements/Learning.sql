-- name: AddPersonKey
INSERT INTO person_keys (tenant, student_id, sealed_key) VALUES (@tenant, @student_id, @sealed_key)
ON CONFLICT (tenant, student_id) DO NOTHING

-- name: AnswerFacts
SELECT id, payload FROM facts WHERE tenant = @tenant AND id IN (@ids)

-- name: ForgetPersonKey
DELETE FROM person_keys WHERE tenant = @tenant AND student_id = @student_id

-- name: Mission
SELECT class_id AS ClassId, counted AS Counted, status AS Status, received_at AS ReceivedAt, opened_at AS OpenedAt, revision AS Revision
FROM assignment_students
WHERE tenant = @tenant AND assignment_id = @assignmentId AND student_id = @studentId

-- name: MissionSessions
SELECT session_id AS SessionId, started_at AS FirstAt, ended_at AS CompletedAt, score AS Score, answered AS Answered,
  asked AS Asked, time_ms AS TimeMs
FROM learning_sessions
WHERE tenant = @tenant AND student_id = @studentId AND assignment_id = @assignmentId
ORDER BY session_id

-- name: PersonKey
SELECT sealed_key FROM person_keys WHERE tenant = @tenant AND student_id = @studentId

-- name: PutMission
-- Not over what figures were told since: as PutSession.
INSERT INTO assignment_students (
  tenant, assignment_id, student_id, class_id, counted, status, received_at, opened_at, started_at, completed_at, score, progress,
  time_ms, revision)
VALUES (
  @tenant, @assignment_id, @student_id, @class_id, @counted, @status, @received_at, @opened_at, @started_at, @completed_at, @score, @progress,
  @time_ms, @revision)
ON CONFLICT (tenant, assignment_id, student_id) DO UPDATE SET
  class_id = excluded.class_id, counted = excluded.counted,
  status = CASE WHEN assignment_students.revision <= excluded.revision THEN excluded.status END, received_at = excluded.received_at,
  opened_at = excluded.opened_at, started_at = excluded.started_at, completed_at = excluded.completed_at, score = excluded.score,
  progress = excluded.progress, time_ms = excluded.time_ms, revision = excluded.revision

-- name: PutSession
-- Over the row that was read and no other: an append that nobody heard of again may have written one in between. The statement fails then, and
-- its append with it; whoever decided on the old row reads the new one.
INSERT INTO learning_sessions (
  tenant, student_id, session_id, subject, class_id, theme_id, theme_version, assignment_id, mode, school_day,
  started_at, ended_at, completed, verified, correct, total, score, answered, asked, revision, time_ms, last_activity_at, answers)
VALUES (
  @tenant, @student_id, @session_id, @subject, @class_id, @theme_id, @theme_version, @assignment_id, @mode, @school_day,
  @started_at, @ended_at, @completed, @verified, @correct, @total, @score, @answered, @asked, @revision, @time_ms, @last_activity_at, @answers)
ON CONFLICT (tenant, student_id, session_id) DO UPDATE SET
  class_id = excluded.class_id, theme_id = excluded.theme_id, theme_version = excluded.theme_version,
  assignment_id = excluded.assignment_id, mode = excluded.mode, school_day = excluded.school_day,
  started_at = excluded.started_at, ended_at = excluded.ended_at, completed = excluded.completed, verified = excluded.verified,
  correct = excluded.correct, total = excluded.total, score = excluded.score, answered = excluded.answered, asked = excluded.asked,
  revision = excluded.revision, time_ms = excluded.time_ms, last_activity_at = excluded.last_activity_at,
  answers = CASE WHEN learning_sessions.revision = excluded.revision - 1 THEN excluded.answers END

-- name: RecentSessions
SELECT session_id AS SessionId, answers AS Answers
FROM learning_sessions
WHERE tenant = @tenant AND student_id = @studentId
ORDER BY last_activity_at DESC
LIMIT @limit

-- name: SessionById
SELECT session_id AS SessionId, answers AS Answers
FROM learning_sessions
WHERE tenant = @tenant AND student_id = @studentId AND session_id = @sessionId

-- name: SessionsOfMission
SELECT session_id AS SessionId, answers AS Answers
FROM learning_sessions
WHERE tenant = @tenant AND student_id = @studentId AND assignment_id = @assignmentId

-- name: SessionsOfStudent
SELECT session_id, theme_id, assignment_id, school_day, last_activity_at, completed, verified, score, time_ms
FROM learning_sessions WHERE tenant = @tenant AND student_id = @studentId
