INSERT INTO imports (tenant, id, type, status, encoding, separator, total_rows, new_rows, changed_rows, unchanged_rows, error_rows,
  created, updated, unchanged, failed, created_at, completed_at)
VALUES (@tenant, @id, @type, @status, @encoding, @separator, @total_rows, @new_rows, @changed_rows, @unchanged_rows, @error_rows,
  @created, @updated, @unchanged, @failed, @created_at, @completed_at)
ON CONFLICT (tenant, id) DO UPDATE SET
  status = excluded.status, created = excluded.created, updated = excluded.updated, unchanged = excluded.unchanged,
  failed = excluded.failed, completed_at = excluded.completed_at
