SELECT classes.id, classes.name, classes.promotion_id, classes.description,
  (SELECT count(*) FROM students
   WHERE students.tenant = classes.tenant AND students.class_id = classes.id AND students.status <> 'deleted') AS student_count,
  classes.status, classes.search
FROM classes
WHERE tenant = @tenant
  AND (@promotion_id IS NULL OR promotion_id = @promotion_id)
  AND (@status IS NULL OR status = @status)
  AND (@all_classes = 1 OR id IN (@classes))
  AND instr(search, @term1) > 0 AND instr(search, @term2) > 0 AND instr(search, @term3) > 0
  AND search >= @after_sort AND (search > @after_sort OR id > @after_id)
ORDER BY search, id
LIMIT @limit
