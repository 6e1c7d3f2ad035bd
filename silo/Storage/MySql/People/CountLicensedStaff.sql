SELECT COUNT(*) FROM staff WHERE tenant = @tenant AND status <> 'inactive' AND role IN ('teacher', 'direction', 'admin')
