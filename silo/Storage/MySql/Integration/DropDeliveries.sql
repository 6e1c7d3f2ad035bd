UPDATE webhook_deliveries SET status = 'dead', next_attempt_at = NULL, last_error = 'endpoint_deleted'
WHERE tenant = @tenant AND endpoint_id = @endpoint_id AND status = 'waiting'
