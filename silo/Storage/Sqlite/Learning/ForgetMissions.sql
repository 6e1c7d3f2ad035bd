DELETE FROM assignment_students WHERE tenant = @tenant AND student_id = @student_id
