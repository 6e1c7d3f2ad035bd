SELECT id AS Id, endpoint_id AS EndpointId, type AS Type, data AS Data, status AS Status, attempts AS Attempts,
  created_at AS CreatedAt, next_attempt_at AS NextAttemptAt, last_attempt_at AS LastAttemptAt, last_status AS LastStatus,
  last_error AS LastError
FROM webhook_deliveries
WHERE tenant = @tenant AND endpoint_id = @endpoint_id AND status = 'waiting' AND next_attempt_at <= @now
ORDER BY next_attempt_at, id LIMIT @limit
