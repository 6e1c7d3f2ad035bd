-- Not over what figures were told since: as PutSession.
INSERT INTO assignment_students (
  tenant, assignment_id, student_id, class_id, counted, status, received_at, opened_at, started_at, completed_at, score, progress,
  time_ms, revision)
VALUES (
  @tenant, @assignment_id, @student_id, @class_id, @counted, @status, @received_at, @opened_at, @started_at, @completed_at, @score, @progress,
  @time_ms, @revision)
ON DUPLICATE KEY UPDATE
  class_id = VALUES(class_id), counted = VALUES(counted),
  status = CASE WHEN revision <= VALUES(revision) THEN VALUES(status) END, received_at = VALUES(received_at),
  opened_at = VALUES(opened_at), started_at = VALUES(started_at), completed_at = VALUES(completed_at), score = VALUES(score),
  progress = VALUES(progress), time_ms = VALUES(time_ms), revision = VALUES(revision)
