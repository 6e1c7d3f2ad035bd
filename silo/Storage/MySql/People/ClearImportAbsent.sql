DELETE FROM import_absent WHERE tenant = @tenant AND import_id = @import_id
