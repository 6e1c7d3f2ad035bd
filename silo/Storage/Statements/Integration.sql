-- name: GetDelivery
SELECT id AS Id, endpoint_id AS EndpointId, type AS Type, data AS Data, status AS Status, attempts AS Attempts,
  created_at AS CreatedAt, next_attempt_at AS NextAttemptAt, last_attempt_at AS LastAttemptAt, last_status AS LastStatus,
  last_error AS LastError
FROM webhook_deliveries WHERE tenant = @tenant AND id = @id

-- name: GetNextAttempt
SELECT MIN(next_attempt_at) FROM webhook_deliveries WHERE tenant = @tenant AND endpoint_id = @endpoint_id AND status = 'waiting'

-- name: ListDeliveries
SELECT id AS Id, endpoint_id AS EndpointId, type AS Type, data AS Data, status AS Status, attempts AS Attempts,
  created_at AS CreatedAt, next_attempt_at AS NextAttemptAt, last_attempt_at AS LastAttemptAt, last_status AS LastStatus,
  last_error AS LastError
FROM webhook_deliveries
WHERE tenant = @tenant AND (@status IS NULL OR status = @status)
  AND (created_at < @before_at OR (created_at = @before_at AND id > @before_id))
ORDER BY created_at DESC, id LIMIT @limit

-- name: ListDue
SELECT id AS Id, endpoint_id AS EndpointId, type AS Type, data AS Data, status AS Status, attempts AS Attempts,
  created_at AS CreatedAt, next_attempt_at AS NextAttemptAt, last_attempt_at AS LastAttemptAt, last_status AS LastStatus,
  last_error AS LastError
FROM webhook_deliveries
WHERE tenant = @tenant AND endpoint_id = @endpoint_id AND status = 'waiting' AND next_attempt_at <= @now
ORDER BY next_attempt_at, id LIMIT @limit

-- name: ListDueEndpoints
SELECT DISTINCT endpoint_id FROM webhook_deliveries WHERE tenant = @tenant AND status = 'waiting'

-- name: ListOutbox
SELECT id AS Id, type AS Type, data AS Data, created_at AS CreatedAt
FROM outbox WHERE tenant = @tenant AND dispatched = 0
ORDER BY created_at LIMIT @limit

-- name: PageOfPartnerKeys
SELECT id, name, prefix, scopes, status, quota_minute, quota_hour, quota_day, expires_at, created_at
FROM partner_keys
WHERE tenant = @tenant AND (name > @after_name OR (name = @after_name AND id > @after_id))
ORDER BY name, id
LIMIT @limit

-- name: PartnerUsage
SELECT minute, in_minute, hour, in_hour, day, in_day, last_used_at FROM partner_usage WHERE tenant = @tenant AND id = @id

-- name: PurgeDeliveries
DELETE FROM webhook_deliveries WHERE tenant = @tenant AND status = 'delivered' AND created_at < @before

-- name: PurgeOutbox
DELETE FROM outbox WHERE tenant = @tenant AND dispatched = 1 AND created_at < @before
