SELECT a.id, a.title, a.type, a.mode, a.theme_id, a.theme_version, a.author_id,
  CASE WHEN a.status = 'pushed' AND EXISTS (
    SELECT 1 FROM assignment_students r
    WHERE r.tenant = a.tenant AND r.assignment_id = a.id AND r.counted = 1 AND r.received_at IS NOT NULL) THEN 'ack' ELSE a.status END AS status,
  a.due, a.due_at, a.created_at,
  (SELECT count(*) FROM assignment_students m WHERE m.tenant = a.tenant AND m.assignment_id = a.id AND m.counted = 1) AS assigned,
  (SELECT count(*) FROM assignment_students m
   WHERE m.tenant = a.tenant AND m.assignment_id = a.id AND m.counted = 1 AND m.status <> 'a_faire') AS started,
  (SELECT count(*) FROM assignment_students m
   WHERE m.tenant = a.tenant AND m.assignment_id = a.id AND m.counted = 1 AND m.status = 'terminee') AS completed
FROM assignments a
WHERE a.tenant = @tenant
  AND (a.created_at < @before OR (a.created_at = @before AND a.id < @beforeId))
  AND (@status IS NULL OR a.status = @status OR (@status = 'ack' AND a.status = 'pushed'))
  AND (@status IS NULL OR @status NOT IN ('ack', 'pushed') OR (@status = 'ack') = EXISTS (
    SELECT 1 FROM assignment_students r
    WHERE r.tenant = a.tenant AND r.assignment_id = a.id AND r.counted = 1 AND r.received_at IS NOT NULL))
  AND (@themeId IS NULL OR a.theme_id = @themeId)
  AND (@classId IS NULL OR EXISTS (
    SELECT 1 FROM assignment_targets t
    WHERE t.tenant = a.tenant AND t.assignment_id = a.id AND t.type = 'class' AND t.target_id = @classId))
  AND (@all OR a.author_id = @author OR EXISTS (
    SELECT 1 FROM assignment_targets t
    WHERE t.tenant = a.tenant AND t.assignment_id = a.id AND (
      (t.type = 'class' AND t.target_id IN (@classes))
      OR (t.type = 'student' AND EXISTS (
        SELECT 1 FROM students s WHERE s.tenant = t.tenant AND s.id = t.target_id AND s.class_id IN (@classes)))
      OR (t.type = 'promotion' AND EXISTS (
        SELECT 1 FROM classes c WHERE c.tenant = t.tenant AND c.promotion_id = t.target_id AND c.id IN (@classes))))))
ORDER BY a.created_at DESC, a.id DESC
LIMIT @limit
