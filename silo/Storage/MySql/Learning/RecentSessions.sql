SELECT session_id AS SessionId, answers AS Answers
FROM learning_sessions
WHERE tenant = @tenant AND student_id = @studentId
ORDER BY last_activity_at DESC
LIMIT @limit
