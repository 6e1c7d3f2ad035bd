SELECT session_id, theme_id, assignment_id, school_day, last_activity_at, completed, verified, score, time_ms
FROM learning_sessions WHERE tenant = @tenant AND student_id = @studentId
