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
