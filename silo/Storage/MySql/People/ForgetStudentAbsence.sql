DELETE FROM import_absent WHERE tenant = @tenant AND id = @student_id
