SELECT id FROM classes WHERE tenant = @tenant AND id = @id
