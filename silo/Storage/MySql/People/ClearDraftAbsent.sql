DELETE FROM import_absent
WHERE tenant = @tenant AND import_id = @import_id
  AND NOT EXISTS (SELECT 1 FROM imports WHERE tenant = @tenant AND id = @import_id)
