SELECT id AS Id, endpoint_id AS EndpointId, type AS Type, data AS Data, status AS Status, attempts AS Attempts,
  created_at AS CreatedAt, next_attempt_at AS NextAttemptAt, last_attempt_at AS LastAttemptAt, last_status AS LastStatus,
  last_error AS LastError
FROM webhook_deliveries
WHERE tenant = @tenant AND (@status IS NULL OR status = @status)
  AND (created_at < @before_at OR (created_at = @before_at AND id > @before_id))
ORDER BY created_at DESC, id LIMIT @limit
