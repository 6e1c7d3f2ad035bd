-- name: ActiveStudent
SELECT id, subject, class_id FROM students WHERE tenant = @tenant AND id = @id AND status = 'active'

-- name: DueSince
SELECT id FROM assignments WHERE tenant = @tenant AND status IN ('pushed', 'error') AND due_at > @since ORDER BY due_at

-- name: FindClass
SELECT id AS class_id FROM classes WHERE tenant = @tenant AND id = @id AND status = 'active'

-- name: FindPromotion
SELECT NULL AS class_id FROM promotions WHERE tenant = @tenant AND id = @id AND status = 'active'

-- name: FindStatus
SELECT status FROM assignments WHERE tenant = @tenant AND id = @id

-- name: FindStudent
SELECT class_id FROM students WHERE tenant = @tenant AND id = @id AND status IN ('active', 'inactive')

-- name: Inbox
WITH mine AS (
  SELECT assignment_id FROM assignment_students WHERE tenant = @tenant AND student_id = @studentId
  UNION SELECT assignment_id FROM assignment_targets WHERE tenant = @tenant AND type = 'student' AND target_id = @studentId
  UNION SELECT assignment_id FROM assignment_targets WHERE tenant = @tenant AND type = 'class' AND target_id = @classId
  UNION SELECT assignment_id FROM assignment_targets WHERE tenant = @tenant AND type = 'promotion' AND target_id = @promotionId)
SELECT a.id, a.title, a.type, a.mode, a.theme_id, a.theme_version, a.author_id, a.status, a.due, a.due_at, a.instructions, a.created_at,
  (SELECT GROUP_CONCAT(CONCAT(t.type, '/', t.target_id)) FROM assignment_targets t
   WHERE t.tenant = a.tenant AND t.assignment_id = a.id AND (
     (t.type = 'student' AND t.target_id = @studentId) OR (t.type = 'class' AND t.target_id = @classId)
     OR (t.type = 'promotion' AND t.target_id = @promotionId))) AS hits,
  coalesce(m.counted, 0) AS counted, m.status AS mission_status, m.completed_at, m.score, m.progress, m.late,
  a.result, a.answers_release, a.answers_released_at, m.answers_seen_at
FROM mine
JOIN assignments a ON a.tenant = @tenant AND a.id = mine.assignment_id AND a.status IN ('pushed', 'error')
LEFT JOIN assignment_students m ON m.tenant = a.tenant AND m.assignment_id = a.id AND m.student_id = @studentId
ORDER BY a.created_at DESC, a.id DESC
LIMIT @limit

-- name: List
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
  AND (@status IS NULL OR a.status = @status OR (@status = 'ack' AND a.status = 'pushed') OR (@status = 'running' AND a.status IN ('pushed', 'error')))
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

-- name: MissionMembers
SELECT student_id, counted FROM assignment_students WHERE tenant = @tenant AND assignment_id = @id

-- name: ReachesClasses
SELECT count(*) FROM assignment_targets t
WHERE t.tenant = @tenant AND t.assignment_id = @id AND (
  (t.type = 'class' AND t.target_id IN (@classes))
  OR (t.type = 'student' AND EXISTS (
    SELECT 1 FROM students s WHERE s.tenant = t.tenant AND s.id = t.target_id AND s.class_id IN (@classes)))
  OR (t.type = 'promotion' AND EXISTS (
    SELECT 1 FROM classes c WHERE c.tenant = t.tenant AND c.promotion_id = t.target_id AND c.id IN (@classes))))

-- name: Students
SELECT m.student_id, s.first_name, s.last_name, m.status, m.received_at IS NOT NULL AS received, m.score, m.completed_at,
  m.progress, m.time_ms, m.late
FROM assignment_students m
LEFT JOIN students s ON s.tenant = m.tenant AND s.id = m.student_id
WHERE m.tenant = @tenant AND m.assignment_id = @id AND m.counted = 1

-- name: StudentsOfClass
SELECT id, subject, class_id FROM students WHERE tenant = @tenant AND class_id = @id AND status = 'active'

-- name: StudentsOfPromotion
SELECT id, subject, class_id FROM students WHERE tenant = @tenant AND promotion_id = @id AND status = 'active'
