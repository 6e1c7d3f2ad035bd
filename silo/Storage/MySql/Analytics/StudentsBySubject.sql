SELECT subject, id, first_name, last_name, class_id FROM students
WHERE tenant = @tenant AND subject IN (@subjects)
