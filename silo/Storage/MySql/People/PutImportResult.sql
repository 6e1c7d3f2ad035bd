-- The first result of a line stays: a host that is believed dead may come late with what it made of the line.
UPDATE import_rows SET result = @result, errors = @errors, error_count = @error_count, payload = NULL
WHERE tenant = @tenant AND import_id = @import_id AND line = @line AND result IS NULL
