SELECT line, outcome, target_id, payload
FROM import_rows
WHERE tenant = @tenant AND import_id = @import_id AND result IS NULL
ORDER BY line
LIMIT @limit
