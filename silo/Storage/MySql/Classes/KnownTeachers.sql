SELECT id FROM staff WHERE tenant = @tenant AND status <> 'inactive' AND id IN (@ids)
