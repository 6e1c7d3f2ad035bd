SELECT count(*) FROM assignment_targets t
WHERE t.tenant = @tenant AND t.assignment_id = @id AND (
  (t.type = 'class' AND t.target_id IN (@classes))
  OR (t.type = 'student' AND EXISTS (
    SELECT 1 FROM students s WHERE s.tenant = t.tenant AND s.id = t.target_id AND s.class_id IN (@classes)))
  OR (t.type = 'promotion' AND EXISTS (
    SELECT 1 FROM classes c WHERE c.tenant = t.tenant AND c.promotion_id = t.target_id AND c.id IN (@classes))))
