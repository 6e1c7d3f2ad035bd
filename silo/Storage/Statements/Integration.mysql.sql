-- name: AddDelivery
INSERT INTO webhook_deliveries (tenant, id, endpoint_id, type, data, status, attempts, created_at, next_attempt_at)
VALUES (@tenant, @id, @endpoint_id, @type, @data, 'waiting', 0, @created_at, @created_at)
ON DUPLICATE KEY UPDATE tenant = tenant

-- name: AddOutboxEntry
INSERT INTO outbox (tenant, id, type, data, created_at, dispatched)
VALUES (@tenant, @id, @type, @data, @created_at, 0)
ON DUPLICATE KEY UPDATE tenant = tenant

-- name: AddReceipt
INSERT INTO webhook_receipts (tenant, webhook_id, received_at, events)
VALUES (@tenant, @webhook_id, @received_at, @events)
ON DUPLICATE KEY UPDATE tenant = tenant

-- name: UpsertPartnerKey
INSERT INTO partner_keys (tenant, id, name, prefix, scopes, status, quota_minute, quota_hour, quota_day, expires_at, created_at)
VALUES (@tenant, @id, @name, @prefix, @scopes, @status, @quota_minute, @quota_hour, @quota_day, @expires_at, @created_at)
ON DUPLICATE KEY UPDATE
  name = VALUES(name), prefix = VALUES(prefix), scopes = VALUES(scopes), status = VALUES(status),
  quota_minute = VALUES(quota_minute), quota_hour = VALUES(quota_hour), quota_day = VALUES(quota_day),
  expires_at = VALUES(expires_at)

-- name: UpsertPartnerUsage
INSERT INTO partner_usage (tenant, id, minute, in_minute, hour, in_hour, day, in_day, last_used_at)
VALUES (@tenant, @id, @minute, @in_minute, @hour, @in_hour, @day, @in_day, @last_used_at)
ON DUPLICATE KEY UPDATE
  minute = VALUES(minute), in_minute = VALUES(in_minute), hour = VALUES(hour), in_hour = VALUES(in_hour),
  day = VALUES(day), in_day = VALUES(in_day), last_used_at = VALUES(last_used_at)
