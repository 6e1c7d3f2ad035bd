-- Over the row that was read and no other: an append that nobody heard of again may have written one in between. The statement fails then, and
-- its append with it; whoever decided on the old row reads the new one.
INSERT INTO learning_sessions (
  tenant, student_id, session_id, subject, class_id, theme_id, theme_version, assignment_id, mode, school_day,
  started_at, ended_at, completed, verified, correct, total, score, answered, asked, revision, time_ms, last_activity_at, answers)
VALUES (
  @tenant, @student_id, @session_id, @subject, @class_id, @theme_id, @theme_version, @assignment_id, @mode, @school_day,
  @started_at, @ended_at, @completed, @verified, @correct, @total, @score, @answered, @asked, @revision, @time_ms, @last_activity_at, @answers)
ON CONFLICT (tenant, student_id, session_id) DO UPDATE SET
  class_id = excluded.class_id, theme_id = excluded.theme_id, theme_version = excluded.theme_version,
  assignment_id = excluded.assignment_id, mode = excluded.mode, school_day = excluded.school_day,
  started_at = excluded.started_at, ended_at = excluded.ended_at, completed = excluded.completed, verified = excluded.verified,
  correct = excluded.correct, total = excluded.total, score = excluded.score, answered = excluded.answered, asked = excluded.asked,
  revision = excluded.revision, time_ms = excluded.time_ms, last_activity_at = excluded.last_activity_at,
  answers = CASE WHEN learning_sessions.revision = excluded.revision - 1 THEN excluded.answers END
