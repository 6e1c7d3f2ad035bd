SELECT errors FROM import_rows
WHERE tenant = @tenant AND import_id = @import_id AND error_count > 0
ORDER BY line
LIMIT @limit
