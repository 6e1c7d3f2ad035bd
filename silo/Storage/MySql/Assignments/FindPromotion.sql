SELECT NULL AS class_id FROM promotions WHERE tenant = @tenant AND id = @id AND status = 'active'
