SELECT session_id AS SessionId, started_at AS FirstAt, ended_at AS CompletedAt, score AS Score, answered AS Answered,
  asked AS Asked, time_ms AS TimeMs
FROM learning_sessions
WHERE tenant = @tenant AND student_id = @studentId AND assignment_id = @assignmentId
ORDER BY session_id
