-- name: AddPersonKey
INSERT INTO person_keys (tenant, student_id, sealed_key) VALUES (@tenant, @student_id, @sealed_key)
ON DUPLICATE KEY UPDATE tenant = tenant

-- name: PutMission
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

-- name: PutSession
-- Over the row that was read and no other: an append that nobody heard of again may have written one in between. The statement fails then, and
-- its append with it; whoever decided on the old row reads the new one. First, because what is set is seen by what follows.
INSERT INTO learning_sessions (
  tenant, student_id, session_id, subject, class_id, theme_id, theme_version, assignment_id, mode, school_day,
  started_at, ended_at, completed, verified, correct, total, score, answered, asked, revision, time_ms, last_activity_at, answers)
VALUES (
  @tenant, @student_id, @session_id, @subject, @class_id, @theme_id, @theme_version, @assignment_id, @mode, @school_day,
  @started_at, @ended_at, @completed, @verified, @correct, @total, @score, @answered, @asked, @revision, @time_ms, @last_activity_at, @answers)
ON DUPLICATE KEY UPDATE
  answers = CASE WHEN revision = VALUES(revision) - 1 THEN VALUES(answers) END,
  class_id = VALUES(class_id), theme_id = VALUES(theme_id), theme_version = VALUES(theme_version),
  assignment_id = VALUES(assignment_id), mode = VALUES(mode), school_day = VALUES(school_day),
  started_at = VALUES(started_at), ended_at = VALUES(ended_at), completed = VALUES(completed), verified = VALUES(verified),
  correct = VALUES(correct), total = VALUES(total), score = VALUES(score), answered = VALUES(answered), asked = VALUES(asked),
  revision = VALUES(revision), time_ms = VALUES(time_ms), last_activity_at = VALUES(last_activity_at)
