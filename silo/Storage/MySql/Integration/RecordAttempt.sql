UPDATE webhook_deliveries
SET status = @status, attempts = @attempts, next_attempt_at = @next_attempt_at, last_attempt_at = @last_attempt_at,
  last_status = @last_status, last_error = @last_error
WHERE tenant = @tenant AND id = @id
