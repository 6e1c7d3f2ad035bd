-- name: ActiveClasses
SELECT count(*) AS total, count(CASE WHEN id IN (@kept) THEN 1 END) AS kept_count
FROM classes
WHERE tenant = @tenant AND status = 'active'

-- name: ActiveClassesKept
SELECT id FROM classes WHERE tenant = @tenant AND status = 'active' AND id IN (@kept)

-- name: ActiveClassesOfPromotion
SELECT count(*) FROM classes WHERE tenant = @tenant AND promotion_id = @promotion_id AND status = 'active'

-- name: ClassesOfTeacher
SELECT class_id FROM class_teachers WHERE tenant = @tenant AND staff_id = @staff_id

-- name: FindClass
SELECT id FROM classes WHERE tenant = @tenant AND id = @id

-- name: KnownTeachers
SELECT id FROM staff WHERE tenant = @tenant AND status <> 'inactive' AND id IN (@ids)

-- name: ListClasses
SELECT classes.id, classes.name, classes.promotion_id, classes.description,
  (SELECT count(*) FROM students
   WHERE students.tenant = classes.tenant AND students.class_id = classes.id AND students.status <> 'deleted') AS student_count,
  classes.status, classes.search
FROM classes
WHERE tenant = @tenant
  AND (@promotion_id IS NULL OR promotion_id = @promotion_id)
  AND (@status IS NULL OR status = @status)
  AND (@all_classes = 1 OR id IN (@classes))
  AND instr(replace(replace(search, '-', ''), '''', ''), @term1) > 0 AND instr(replace(replace(search, '-', ''), '''', ''), @term2) > 0 AND instr(replace(replace(search, '-', ''), '''', ''), @term3) > 0
  AND search >= @after_sort AND (search > @after_sort OR id > @after_id)
ORDER BY search, id
LIMIT @limit

-- name: ListPromotions
SELECT id, name, year_start, year_end, level, status, search
FROM promotions
WHERE tenant = @tenant
  AND (@status IS NULL OR status = @status)
  AND instr(replace(replace(search, '-', ''), '''', ''), @term1) > 0 AND instr(replace(replace(search, '-', ''), '''', ''), @term2) > 0 AND instr(replace(replace(search, '-', ''), '''', ''), @term3) > 0
  AND search >= @after_sort AND (search > @after_sort OR id > @after_id)
ORDER BY search, id
LIMIT @limit

-- name: NamesOfClasses
SELECT classes.id, classes.name, promotions.name AS promotion
FROM classes
LEFT JOIN promotions ON promotions.tenant = classes.tenant AND promotions.id = classes.promotion_id
WHERE classes.tenant = @tenant

-- name: Roster
SELECT id FROM students WHERE tenant = @tenant AND class_id = @class_id AND status <> 'deleted' ORDER BY search, id

-- name: TeachersOfClasses
SELECT class_id, staff_id FROM class_teachers
WHERE tenant = @tenant AND class_id IN (@ids)
ORDER BY class_id, is_primary DESC, staff_id
