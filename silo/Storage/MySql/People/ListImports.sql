SELECT id, type, status, encoding, `separator`, total_rows, new_rows, changed_rows, unchanged_rows, error_rows, created, updated,
  unchanged, failed, created_at, completed_at
FROM imports
WHERE tenant = @tenant AND created_at <= @before AND (created_at < @before OR id < @before_id)
ORDER BY created_at DESC, id DESC
LIMIT @limit
