DELETE FROM import_rows WHERE tenant = @tenant AND import_id = @import_id
