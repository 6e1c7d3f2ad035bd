SELECT id, subject, class_id FROM students WHERE tenant = @tenant AND class_id = @id AND status = 'active'
