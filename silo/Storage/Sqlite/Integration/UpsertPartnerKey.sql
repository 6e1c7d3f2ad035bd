INSERT INTO partner_keys (tenant, id, name, prefix, scopes, status, quota_minute, quota_hour, quota_day, expires_at, created_at)
VALUES (@tenant, @id, @name, @prefix, @scopes, @status, @quota_minute, @quota_hour, @quota_day, @expires_at, @created_at)
ON CONFLICT (tenant, id) DO UPDATE SET
  name = excluded.name, prefix = excluded.prefix, scopes = excluded.scopes, status = excluded.status,
  quota_minute = excluded.quota_minute, quota_hour = excluded.quota_hour, quota_day = excluded.quota_day,
  expires_at = excluded.expires_at
