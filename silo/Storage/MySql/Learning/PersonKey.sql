SELECT sealed_key FROM person_keys WHERE tenant = @tenant AND student_id = @studentId
