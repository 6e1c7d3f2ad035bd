SELECT id, subject, class_id FROM students WHERE tenant = @tenant AND id = @id AND status = 'active'
