SELECT class_id FROM students WHERE tenant = @tenant AND id = @id AND status IN ('active', 'inactive')
