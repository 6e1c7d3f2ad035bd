INSERT INTO imports (tenant, id, type, status, encoding, `separator`, total_rows, new_rows, changed_rows, unchanged_rows, error_rows,
  created, updated, unchanged, failed, created_at, completed_at)
VALUES (@tenant, @id, @type, @status, @encoding, @separator, @total_rows, @new_rows, @changed_rows, @unchanged_rows, @error_rows,
  @created, @updated, @unchanged, @failed, @created_at, @completed_at)
ON DUPLICATE KEY UPDATE
  status = VALUES(status), created = VALUES(created), updated = VALUES(updated), unchanged = VALUES(unchanged),
  failed = VALUES(failed), completed_at = VALUES(completed_at)
