SELECT id FROM students WHERE tenant = @tenant AND status = 'active' AND id IN (@kept)
