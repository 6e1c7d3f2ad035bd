SELECT id, name, prefix, scopes, status, quota_minute, quota_hour, quota_day, expires_at, created_at
FROM partner_keys
WHERE tenant = @tenant AND (name > @after_name OR (name = @after_name AND id > @after_id))
ORDER BY name, id
LIMIT @limit
