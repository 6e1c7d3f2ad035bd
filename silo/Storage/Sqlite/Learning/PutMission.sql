-- Not over what figures were told since: as PutSession.
INSERT INTO assignment_students (
  tenant, assignment_id, student_id, class_id, counted, status, received_at, opened_at, started_at, completed_at, score, progress,
  time_ms, revision)
VALUES (
  @tenant, @assignment_id, @student_id, @class_id, @counted, @status, @received_at, @opened_at, @started_at, @completed_at, @score, @progress,
  @time_ms, @revision)
ON CONFLICT (tenant, assignment_id, student_id) DO UPDATE SET
  class_id = excluded.class_id, counted = excluded.counted,
  status = CASE WHEN assignment_students.revision <= excluded.revision THEN excluded.status END, received_at = excluded.received_at,
  opened_at = excluded.opened_at, started_at = excluded.started_at, completed_at = excluded.completed_at, score = excluded.score,
  progress = excluded.progress, time_ms = excluded.time_ms, revision = excluded.revision
