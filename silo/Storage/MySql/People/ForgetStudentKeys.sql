DELETE FROM unique_keys
WHERE tenant = @tenant AND kind IN ('student-email', 'student-school-id', 'access-code') AND owner = @student_id
