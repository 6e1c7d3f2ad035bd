-- name: AddSignInFailure
INSERT INTO sign_in_failures (tenant, counter, failed_at)
VALUES (@tenant, @counter, @failed_at)
ON DUPLICATE KEY UPDATE tenant = tenant

-- name: PutImportAbsent
-- As PutImportRow: not behind an import that stands, and nobody who was forgotten since.
INSERT INTO import_absent (tenant, import_id, id, class_id, first_name, last_name)
SELECT given.tenant, given.import_id, given.id, given.class_id, given.first_name, given.last_name
FROM (SELECT @tenant AS tenant, @import_id AS import_id, @id AS id, @class_id AS class_id, @first_name AS first_name, @last_name AS last_name) AS given
LEFT JOIN students AS person
  ON person.tenant = CONVERT(given.tenant USING ascii) COLLATE ascii_bin AND person.id = CONVERT(given.id USING ascii) COLLATE ascii_bin
WHERE NOT EXISTS (
  SELECT 1 FROM imports AS standing
  WHERE standing.tenant = CONVERT(given.tenant USING ascii) COLLATE ascii_bin AND standing.id = CONVERT(given.import_id USING ascii) COLLATE ascii_bin)
  AND COALESCE(person.status, '') <> 'pseudonymized'
LOCK IN SHARE MODE
ON DUPLICATE KEY UPDATE tenant = VALUES(tenant)

-- name: PutImportRow
-- A line of a preview. Not behind an import that stands: a host that is believed dead may come late, when others have applied the list and
-- forgotten people of it. And without the data of whom it meant, if that person was forgotten while the list was judged; the lock makes an
-- erasure that is under way come before or after. Ids are compared as they are stored, or no index would find them.
INSERT INTO import_rows (tenant, import_id, line, outcome, target_id, payload, result, errors, error_count)
SELECT given.tenant, given.import_id, given.line, given.outcome, given.target_id,
  CASE WHEN target.status = 'pseudonymized' THEN NULL ELSE given.payload END,
  CASE WHEN target.status = 'pseudonymized' THEN COALESCE(given.result, 'failed') ELSE given.result END,
  given.errors, given.error_count
FROM (SELECT @tenant AS tenant, @import_id AS import_id, @line AS line, @outcome AS outcome, @target_id AS target_id,
  @payload AS payload, @result AS result, @errors AS errors, @error_count AS error_count) AS given
LEFT JOIN students AS target
  ON target.tenant = CONVERT(given.tenant USING ascii) COLLATE ascii_bin AND target.id = CONVERT(given.target_id USING ascii) COLLATE ascii_bin
WHERE NOT EXISTS (
  SELECT 1 FROM imports AS standing
  WHERE standing.tenant = CONVERT(given.tenant USING ascii) COLLATE ascii_bin AND standing.id = CONVERT(given.import_id USING ascii) COLLATE ascii_bin)
LOCK IN SHARE MODE
ON DUPLICATE KEY UPDATE
  outcome = VALUES(outcome), target_id = VALUES(target_id), payload = VALUES(payload), result = VALUES(result),
  errors = VALUES(errors), error_count = VALUES(error_count)
