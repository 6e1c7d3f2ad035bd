SELECT id, first_name, last_name, email, role, status FROM staff WHERE tenant = @tenant
