DELETE FROM person_keys WHERE tenant = @tenant AND student_id = @student_id
