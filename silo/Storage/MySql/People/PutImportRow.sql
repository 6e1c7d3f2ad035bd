INSERT INTO import_rows (tenant, import_id, line, outcome, target_id, payload, result, errors, error_count)
VALUES (@tenant, @import_id, @line, @outcome, @target_id, @payload, @result, @errors, @error_count)
ON DUPLICATE KEY UPDATE
  outcome = VALUES(outcome), target_id = VALUES(target_id), payload = VALUES(payload), result = VALUES(result),
  errors = VALUES(errors), error_count = VALUES(error_count)
