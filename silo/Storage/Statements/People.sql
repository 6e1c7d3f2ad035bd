-- name: AccountsOfEmail
-- The oldest first: who comes later pushes nobody out.
SELECT id FROM accounts WHERE email = @email ORDER BY opened_at, id LIMIT @limit

-- name: ActiveStudents
SELECT count(*) AS total, count(CASE WHEN id IN (@kept) THEN 1 END) AS kept_count
FROM students
WHERE tenant = @tenant AND status = 'active'

-- name: ActiveStudentsKept
SELECT id FROM students WHERE tenant = @tenant AND status = 'active' AND id IN (@kept)

-- name: ActiveStudentsOfClass
SELECT id FROM students WHERE tenant = @tenant AND class_id = @class_id AND status = 'active' ORDER BY search, id

-- name: AddSignInFailure
INSERT INTO sign_in_failures (tenant, counter, failed_at)
VALUES (@tenant, @counter, @failed_at)
ON CONFLICT (tenant, counter, failed_at) DO NOTHING

-- name: ClearDraftAbsent
DELETE FROM import_absent
WHERE tenant = @tenant AND import_id = @import_id
  AND NOT EXISTS (SELECT 1 FROM imports WHERE tenant = @tenant AND id = @import_id)

-- name: ClearDraftLines
-- Lines that the list does not have, left by a preview of another one that got stuck; never those of an import that stands.
DELETE FROM import_rows
WHERE tenant = @tenant AND import_id = @import_id AND line BETWEEN @first_line AND @last_line
  AND NOT EXISTS (SELECT 1 FROM imports WHERE tenant = @tenant AND id = @import_id)

-- name: CountImportRows
SELECT count(*) AS total, count(result) AS done,
  count(CASE WHEN result = 'created' THEN 1 END) AS created, count(CASE WHEN result = 'updated' THEN 1 END) AS updated,
  count(CASE WHEN result = 'unchanged' THEN 1 END) AS unchanged, count(CASE WHEN result = 'failed' THEN 1 END) AS failed,
  CAST(coalesce(sum(error_count), 0) AS SIGNED) AS error_count
FROM import_rows
WHERE tenant = @tenant AND import_id = @import_id

-- name: ImportAbsent
SELECT id, first_name, last_name, class_id FROM import_absent
WHERE tenant = @tenant AND import_id = @import_id
ORDER BY class_id, last_name, first_name, id
LIMIT @limit

-- name: ImportErrors
SELECT errors FROM import_rows
WHERE tenant = @tenant AND import_id = @import_id AND error_count > 0
ORDER BY line
LIMIT @limit

-- name: KnownClassTeachers
SELECT class_id, staff_id FROM class_teachers WHERE tenant = @tenant

-- name: KnownClasses
SELECT id, name, promotion_id, description, status FROM classes WHERE tenant = @tenant

-- name: KnownPromotions
SELECT id, name, year_start, year_end, level, status FROM promotions WHERE tenant = @tenant

-- name: KnownStaff
SELECT id, first_name, last_name, email, role, status FROM staff WHERE tenant = @tenant

-- name: KnownStudents
SELECT id, first_name, last_name, email, school_id, class_id, promotion_id, status, consent_sharing FROM students WHERE tenant = @tenant

-- name: LicensedStaff
SELECT count(*) AS total, count(CASE WHEN id IN (@kept) THEN 1 END) AS kept_count
FROM staff
WHERE tenant = @tenant AND status <> 'inactive' AND role IN ('teacher', 'direction', 'admin')

-- name: LicensedStaffKept
SELECT id FROM staff WHERE tenant = @tenant AND status <> 'inactive' AND role IN ('teacher', 'direction', 'admin') AND id IN (@kept)

-- name: ListImports
SELECT id, type, status, encoding, `separator`, total_rows, new_rows, changed_rows, unchanged_rows, error_rows, created, updated,
  unchanged, failed, created_at, completed_at
FROM imports
WHERE tenant = @tenant AND created_at <= @before AND (created_at < @before OR id < @before_id)
ORDER BY created_at DESC, id DESC
LIMIT @limit

-- name: ListStudents
SELECT id, first_name, last_name, email, school_id, class_id, promotion_id, uuid_student, status, consent_sharing, search
FROM students
WHERE tenant = @tenant
  AND (@class_id IS NULL OR class_id = @class_id)
  AND (@promotion_id IS NULL OR promotion_id = @promotion_id)
  AND ((@status IS NULL AND status <> 'deleted') OR status = @status)
  AND (@all_classes = 1 OR class_id IN (@classes) OR id = @own)
  AND instr(replace(replace(search, '-', ''), '''', ''), @term1) > 0 AND instr(replace(replace(search, '-', ''), '''', ''), @term2) > 0 AND instr(replace(replace(search, '-', ''), '''', ''), @term3) > 0 AND instr(replace(replace(search, '-', ''), '''', ''), @term4) > 0
  AND search >= @after_sort AND (search > @after_sort OR id > @after_id)
ORDER BY search, id
LIMIT @limit

-- name: ListStudentsById
SELECT id, first_name, last_name, email, school_id, class_id, promotion_id, uuid_student, status, consent_sharing, search
FROM students
WHERE tenant = @tenant
  AND (@class_id IS NULL OR class_id = @class_id)
  AND (@promotion_id IS NULL OR promotion_id = @promotion_id)
  AND ((@status IS NULL AND status <> 'deleted') OR status = @status)
  AND (@all_classes = 1 OR class_id IN (@classes) OR id = @own)
  AND instr(replace(replace(search, '-', ''), '''', ''), @term1) > 0 AND instr(replace(replace(search, '-', ''), '''', ''), @term2) > 0 AND instr(replace(replace(search, '-', ''), '''', ''), @term3) > 0 AND instr(replace(replace(search, '-', ''), '''', ''), @term4) > 0
  AND @after_sort = '' AND id > @after_id
ORDER BY id
LIMIT @limit

-- name: NextImportRows
SELECT line, outcome, target_id, payload
FROM import_rows
WHERE tenant = @tenant AND import_id = @import_id AND result IS NULL
ORDER BY line
LIMIT @limit

-- name: PageOfStaff
SELECT s.id, s.email, s.first_name, s.last_name, s.role, s.status, s.search,
  (SELECT GROUP_CONCAT(t.class_id) FROM class_teachers t WHERE t.tenant = s.tenant AND t.staff_id = s.id) AS class_ids
FROM staff s
WHERE s.tenant = @tenant AND (@role IS NULL OR s.role = @role) AND (@status IS NULL OR s.status = @status)
  AND (@pattern IS NULL OR replace(replace(replace(replace(replace(replace(replace(s.search, ' ', ''), '-', ''), '‑', ''), '''', ''), '’', ''), 'œ', 'oe'), 'ß', 'ss') LIKE @pattern ESCAPE '!')
  AND (s.search > @after_search OR (s.search = @after_search AND s.id > @after_id))
ORDER BY s.search, s.id
LIMIT @limit

-- name: PurgeSignInFailures
DELETE FROM sign_in_failures WHERE failed_at < @before

-- name: PutImportAbsent
-- As PutImportRow: not behind an import that stands, and nobody who was forgotten since.
INSERT INTO import_absent (tenant, import_id, id, class_id, first_name, last_name)
SELECT @tenant, @import_id, @id, @class_id, @first_name, @last_name
FROM (SELECT 1 AS one) AS given
LEFT JOIN students AS person ON person.tenant = @tenant AND person.id = @id
WHERE NOT EXISTS (SELECT 1 FROM imports WHERE tenant = @tenant AND id = @import_id)
  AND coalesce(person.status, '') <> 'pseudonymized'
ON CONFLICT (tenant, import_id, id, class_id) DO NOTHING

-- name: PutImportRow
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

-- name: SignInFailures
SELECT failed_at FROM sign_in_failures WHERE tenant = @tenant AND counter = @counter AND failed_at > @since ORDER BY failed_at
