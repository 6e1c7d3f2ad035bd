SELECT DISTINCT endpoint_id FROM webhook_deliveries WHERE tenant = @tenant AND status = 'waiting'
