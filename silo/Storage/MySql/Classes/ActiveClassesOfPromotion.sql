SELECT count(*) FROM classes WHERE tenant = @tenant AND promotion_id = @promotion_id AND status = 'active'
