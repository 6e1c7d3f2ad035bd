SELECT number, version, from_status, to_status, actor_id, at, comment
FROM theme_transitions
WHERE tenant = @tenant AND theme_id = @theme_id AND number < @before
ORDER BY number DESC
LIMIT @limit
