SELECT student_id, counted FROM assignment_students WHERE tenant = @tenant AND assignment_id = @id
