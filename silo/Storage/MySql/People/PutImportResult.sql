UPDATE import_rows SET result = @result, errors = @errors, error_count = @error_count, payload = NULL
WHERE tenant = @tenant AND import_id = @import_id AND line = @line
