SELECT session_id AS SessionId, answers AS Answers
FROM learning_sessions
WHERE tenant = @tenant AND student_id = @studentId AND session_id = @sessionId
