SELECT number, version, from_status, to_status, actor_id, at, comment
FROM theme_transitions
WHERE tenant = @tenant AND theme_id = @theme_id AND number < @before
  AND (@published_only = 0 OR EXISTS (
    SELECT 1
    FROM theme_versions v
    WHERE v.tenant = theme_transitions.tenant AND v.theme_id = theme_transitions.theme_id
      AND v.version = theme_transitions.version AND v.published_at IS NOT NULL))
ORDER BY number DESC
LIMIT @limit
