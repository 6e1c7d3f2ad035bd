SELECT id AS class_id FROM classes WHERE tenant = @tenant AND id = @id AND status = 'active'
