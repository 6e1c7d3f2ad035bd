SELECT id, name, promotion_id, description, status FROM classes WHERE tenant = @tenant
