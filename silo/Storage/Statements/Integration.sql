-- name: AddDelivery
INSERT INTO webhook_deliveries (tenant, id, endpoint_id, type, data, status, attempts, created_at, next_attempt_at)
VALUES (@tenant, @id, @endpoint_id, @type, @data, 'waiting', 0, @created_at, @created_at)
ON CONFLICT (tenant, id) DO NOTHING

-- name: AddOutboxEntry
INSERT INTO outbox (tenant, id, type, data, created_at, dispatched)
VALUES (@tenant, @id, @type, @data, @created_at, 0)
ON CONFLICT (tenant, id) DO NOTHING

-- name: AddReceipt
INSERT INTO webhook_receipts (tenant, webhook_id, received_at, events)
VALUES (@tenant, @webhook_id, @received_at, @events)
ON CONFLICT (tenant, webhook_id) DO NOTHING

-- name: DropDeliveries
UPDATE webhook_deliveries SET status = 'dead', next_attempt_at = NULL, last_error = 'endpoint_deleted'
WHERE tenant = @tenant AND endpoint_id = @endpoint_id AND status = 'waiting'

-- name: FindReceipt
SELECT events FROM webhook_receipts WHERE tenant = @tenant AND webhook_id = @webhook_id

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

-- name: MarkDispatched
UPDATE outbox SET dispatched = 1 WHERE tenant = @tenant AND id = @id

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

-- name: PurgeReceipts
DELETE FROM webhook_receipts WHERE tenant = @tenant AND received_at < @before

-- name: RecordAttempt
UPDATE webhook_deliveries
SET status = @status, attempts = @attempts, next_attempt_at = @next_attempt_at, last_attempt_at = @last_attempt_at,
  last_status = @last_status, last_error = @last_error
WHERE tenant = @tenant AND id = @id

-- name: ReplayDelivery
UPDATE webhook_deliveries SET status = 'waiting', attempts = 0, next_attempt_at = @next_attempt_at
WHERE tenant = @tenant AND id = @id

-- name: UpsertPartnerKey
INSERT INTO partner_keys (tenant, id, name, prefix, scopes, status, quota_minute, quota_hour, quota_day, expires_at, created_at)
VALUES (@tenant, @id, @name, @prefix, @scopes, @status, @quota_minute, @quota_hour, @quota_day, @expires_at, @created_at)
ON CONFLICT (tenant, id) DO UPDATE SET
  name = excluded.name, prefix = excluded.prefix, scopes = excluded.scopes, status = excluded.status,
  quota_minute = excluded.quota_minute, quota_hour = excluded.quota_hour, quota_day = excluded.quota_day,
  expires_at = excluded.expires_at

-- name: UpsertPartnerUsage
INSERT INTO partner_usage (tenant, id, minute, in_minute, hour, in_hour, day, in_day, last_used_at)
VALUES (@tenant, @id, @minute, @in_minute, @hour, @in_hour, @day, @in_day, @last_used_at)
ON CONFLICT (tenant, id) DO UPDATE SET
  minute = excluded.minute, in_minute = excluded.in_minute, hour = excluded.hour, in_hour = excluded.in_hour,
  day = excluded.day, in_day = excluded.in_day, last_used_at = excluded.last_used_at
