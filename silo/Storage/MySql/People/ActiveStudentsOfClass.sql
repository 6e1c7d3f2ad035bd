SELECT id FROM students WHERE tenant = @tenant AND class_id = @class_id AND status = 'active' ORDER BY search, id
