SELECT id, first_name, last_name, class_id FROM import_absent
WHERE tenant = @tenant AND import_id = @import_id
ORDER BY class_id, last_name, first_name, id
LIMIT @limit
