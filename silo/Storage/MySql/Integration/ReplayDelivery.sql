UPDATE webhook_deliveries SET status = 'waiting', attempts = 0, next_attempt_at = @next_attempt_at
WHERE tenant = @tenant AND id = @id
