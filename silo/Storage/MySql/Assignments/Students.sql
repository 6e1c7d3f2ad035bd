SELECT m.student_id, s.first_name, s.last_name, m.status, m.received_at IS NOT NULL AS received, m.score, m.completed_at,
  m.progress, m.time_ms
FROM assignment_students m
LEFT JOIN students s ON s.tenant = m.tenant AND s.id = m.student_id
WHERE m.tenant = @tenant AND m.assignment_id = @id AND m.counted = 1
