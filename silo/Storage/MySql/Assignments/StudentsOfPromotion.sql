SELECT id, subject, class_id FROM students WHERE tenant = @tenant AND promotion_id = @id AND status = 'active'
