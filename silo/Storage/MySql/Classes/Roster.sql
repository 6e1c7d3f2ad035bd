SELECT id FROM students WHERE tenant = @tenant AND class_id = @class_id AND status <> 'deleted' ORDER BY search, id
