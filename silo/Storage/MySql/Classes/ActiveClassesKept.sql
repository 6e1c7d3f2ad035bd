SELECT id FROM classes WHERE tenant = @tenant AND status = 'active' AND id IN (@kept)
