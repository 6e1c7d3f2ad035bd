-- Lines that the list does not have, left by a preview of another one that got stuck; never those of an import that stands.
DELETE FROM import_rows
WHERE tenant = @tenant AND import_id = @import_id AND line BETWEEN @first_line AND @last_line
  AND NOT EXISTS (SELECT 1 FROM imports WHERE tenant = @tenant AND id = @import_id)
