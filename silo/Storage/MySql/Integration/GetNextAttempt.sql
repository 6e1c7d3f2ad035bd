SELECT MIN(next_attempt_at) FROM webhook_deliveries WHERE tenant = @tenant AND endpoint_id = @endpoint_id AND status = 'waiting'
