-- As PutImportRow: not behind an import that stands, and nobody who was forgotten since.
INSERT INTO import_absent (tenant, import_id, id, class_id, first_name, last_name)
SELECT @tenant, @import_id, @id, @class_id, @first_name, @last_name
FROM (SELECT 1 AS one) AS given
LEFT JOIN students AS person ON person.tenant = @tenant AND person.id = @id
WHERE NOT EXISTS (SELECT 1 FROM imports WHERE tenant = @tenant AND id = @import_id)
  AND coalesce(person.status, '') <> 'pseudonymized'
ON CONFLICT (tenant, import_id, id, class_id) DO NOTHING
