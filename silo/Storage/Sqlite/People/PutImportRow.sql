-- A line of a preview. Not behind an import that stands: a host that is believed dead may come late, when others have applied the list and
-- forgotten people of it. And without the data of whom it meant, if that person was forgotten while the list was judged.
INSERT INTO import_rows (tenant, import_id, line, outcome, target_id, payload, result, errors, error_count)
SELECT @tenant, @import_id, @line, @outcome, @target_id,
  CASE WHEN target.status = 'pseudonymized' THEN NULL ELSE @payload END,
  CASE WHEN target.status = 'pseudonymized' THEN coalesce(@result, 'failed') ELSE @result END,
  @errors, @error_count
FROM (SELECT 1 AS one) AS given
LEFT JOIN students AS target ON target.tenant = @tenant AND target.id = @target_id
WHERE NOT EXISTS (SELECT 1 FROM imports WHERE tenant = @tenant AND id = @import_id)
ON CONFLICT (tenant, import_id, line) DO UPDATE SET
  outcome = excluded.outcome, target_id = excluded.target_id, payload = excluded.payload, result = excluded.result,
  errors = excluded.errors, error_count = excluded.error_count
