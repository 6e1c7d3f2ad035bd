DELETE FROM learning_sessions WHERE tenant = @tenant AND student_id = @student_id
