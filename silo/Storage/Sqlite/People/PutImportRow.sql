INSERT INTO import_rows (tenant, import_id, line, outcome, target_id, payload, result, errors, error_count)
VALUES (@tenant, @import_id, @line, @outcome, @target_id, @payload, @result, @errors, @error_count)
ON CONFLICT (tenant, import_id, line) DO UPDATE SET
  outcome = excluded.outcome, target_id = excluded.target_id, payload = excluded.payload, result = excluded.result,
  errors = excluded.errors, error_count = excluded.error_count
