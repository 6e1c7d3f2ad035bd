INSERT INTO partner_keys (tenant, id, name, prefix, scopes, status, quota_minute, quota_hour, quota_day, expires_at, created_at)
VALUES (@tenant, @id, @name, @prefix, @scopes, @status, @quota_minute, @quota_hour, @quota_day, @expires_at, @created_at)
ON DUPLICATE KEY UPDATE
  name = VALUES(name), prefix = VALUES(prefix), scopes = VALUES(scopes), status = VALUES(status),
  quota_minute = VALUES(quota_minute), quota_hour = VALUES(quota_hour), quota_day = VALUES(quota_day),
  expires_at = VALUES(expires_at)
