-- name: AnswerFacts
SELECT id, payload FROM facts WHERE tenant = @tenant AND id IN (@ids)

-- name: Mission
SELECT class_id AS ClassId, counted AS Counted, status AS Status, received_at AS ReceivedAt, opened_at AS OpenedAt, revision AS Revision,
  answers_seen_at AS AnswersSeenAt
FROM assignment_students
WHERE tenant = @tenant AND assignment_id = @assignmentId AND student_id = @studentId

-- name: PersonKey
SELECT sealed_key FROM person_keys WHERE tenant = @tenant AND student_id = @studentId

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
