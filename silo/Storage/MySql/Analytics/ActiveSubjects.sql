SELECT subject FROM students WHERE tenant = @tenant AND status = 'active' AND (@classId IS NULL OR class_id = @classId)
