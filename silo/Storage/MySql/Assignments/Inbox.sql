WITH mine AS (
  SELECT assignment_id FROM assignment_students WHERE tenant = @tenant AND student_id = @studentId
  UNION SELECT assignment_id FROM assignment_targets WHERE tenant = @tenant AND type = 'student' AND target_id = @studentId
  UNION SELECT assignment_id FROM assignment_targets WHERE tenant = @tenant AND type = 'class' AND target_id = @classId
  UNION SELECT assignment_id FROM assignment_targets WHERE tenant = @tenant AND type = 'promotion' AND target_id = @promotionId)
SELECT a.id, a.title, a.type, a.mode, a.theme_id, a.theme_version, a.author_id, a.status, a.due, a.due_at, a.instructions, a.created_at,
  (SELECT GROUP_CONCAT(CONCAT(t.type, '/', t.target_id) SEPARATOR ' ') FROM assignment_targets t
   WHERE t.tenant = a.tenant AND t.assignment_id = a.id AND (
     (t.type = 'student' AND t.target_id = @studentId) OR (t.type = 'class' AND t.target_id = @classId)
     OR (t.type = 'promotion' AND t.target_id = @promotionId))) AS hits,
  coalesce(m.counted, 0) AS counted, m.status AS mission_status, m.completed_at, m.score, m.progress
FROM mine
JOIN assignments a ON a.tenant = @tenant AND a.id = mine.assignment_id AND a.status IN ('pushed', 'error')
LEFT JOIN assignment_students m ON m.tenant = a.tenant AND m.assignment_id = a.id AND m.student_id = @studentId
ORDER BY a.created_at DESC, a.id DESC
LIMIT @limit
