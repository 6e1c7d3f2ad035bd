SELECT id, first_name, last_name, email, school_id, class_id, promotion_id, uuid_student, status, consent_sharing, search
FROM students
WHERE tenant = @tenant
  AND (@class_id IS NULL OR class_id = @class_id)
  AND (@promotion_id IS NULL OR promotion_id = @promotion_id)
  AND ((@status IS NULL AND status <> 'deleted') OR status = @status)
  AND (@all_classes = 1 OR class_id IN (@classes) OR id = @own)
  AND instr(search, @term1) > 0 AND instr(search, @term2) > 0 AND instr(search, @term3) > 0 AND instr(search, @term4) > 0
  AND @after_sort = '' AND id > @after_id
ORDER BY id
LIMIT @limit
