UPDATE import_rows SET payload = NULL, result = coalesce(result, 'failed')
WHERE tenant = @tenant AND target_id = @student_id
