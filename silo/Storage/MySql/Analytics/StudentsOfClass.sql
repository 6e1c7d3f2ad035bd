SELECT id, first_name, last_name, status FROM students
WHERE tenant = @tenant AND class_id = @classId AND status <> 'deleted'
ORDER BY CASE WHEN @masked = 1 THEN '' ELSE search END, id
