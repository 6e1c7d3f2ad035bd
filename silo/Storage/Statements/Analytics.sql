-- name: ActiveSubjects
SELECT subject FROM students WHERE tenant = @tenant AND status = 'active' AND (@classId IS NULL OR class_id = @classId)

-- name: Assignments
SELECT id, theme_id, status FROM assignments WHERE tenant = @tenant AND id IN (@ids)

-- name: ClearDays
DELETE FROM figures_day WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope
  AND EXISTS (SELECT 1 FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp)

-- name: ClearMissions
DELETE FROM figures_missions WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope
  AND EXISTS (SELECT 1 FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp)

-- name: DropDay
DELETE FROM figures_day WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND subject = @subject AND theme_id = @theme AND day = @day
  AND EXISTS (SELECT 1 FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp)

-- name: DropMission
DELETE FROM figures_missions WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND assignment_id = @assignment
  AND EXISTS (SELECT 1 FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp)

-- name: FactsOfClasses
SELECT position, kind, school_day, occurred_at, subject, session, class, theme, assignment, payload
FROM facts
WHERE tenant = @tenant AND folded = 1 AND class IN (@classes) AND position > @after
  AND school_day BETWEEN @from AND @to
  AND (@themeId IS NULL OR theme = @themeId)
ORDER BY position LIMIT @limit

-- name: FactsOfSchool
SELECT position, kind, school_day, occurred_at, subject, session, class, theme, assignment, payload
FROM facts
WHERE tenant = @tenant AND folded = 1 AND position > @after AND school_day BETWEEN @from AND @to
  AND (@themeId IS NULL OR theme = @themeId)
ORDER BY position LIMIT @limit

-- name: FiguresDays
SELECT subject, theme_id, day, attempts, score_tenths, scores, started, completed, time_ms FROM figures_day WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope

-- name: FiguresHead
SELECT position, fold_version, stamp FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope

-- name: FiguresMissions
SELECT assignment_id, waiting, running, finished FROM figures_missions WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope

-- name: OpenFigures
INSERT INTO figures_heads (tenant, scope_kind, scope_id, position, fold_version, stamp)
VALUES (@tenant, @kind, @scope, 0, 0, 0)
ON CONFLICT DO NOTHING

-- name: SaveDay
INSERT INTO figures_day (tenant, scope_kind, scope_id, subject, theme_id, day, attempts, score_tenths, scores, started, completed, time_ms)
SELECT @tenant, @kind, @scope, @subject, @theme, @day, @attempts, @scoreTenths, @scores, @started, @completed, @timeMs
WHERE EXISTS (SELECT 1 FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp)
ON CONFLICT (tenant, scope_kind, scope_id, subject, theme_id, day) DO UPDATE SET
  attempts = excluded.attempts, score_tenths = excluded.score_tenths, scores = excluded.scores,
  started = excluded.started, completed = excluded.completed, time_ms = excluded.time_ms

-- name: SaveMission
INSERT INTO figures_missions (tenant, scope_kind, scope_id, assignment_id, waiting, running, finished)
SELECT @tenant, @kind, @scope, @assignment, @waiting, @running, @finished
WHERE EXISTS (SELECT 1 FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp)
ON CONFLICT (tenant, scope_kind, scope_id, assignment_id) DO UPDATE SET
  waiting = excluded.waiting, running = excluded.running, finished = excluded.finished

-- name: SealFigures
UPDATE figures_heads SET position = @position, fold_version = @foldVersion, stamp = @stamp + 1
WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp

-- name: SessionsOfStudents
-- One row per student and theme. What counts as scored and as proof is what progress counts: a completed session with a score, and one that
-- the server marked itself. Scores are summed in tenths, as whole numbers; MySQL's ROUND would round half to even.
SELECT student_id, theme_id,
  CAST(SUM(completed AND school_day BETWEEN @from AND @to) AS SIGNED) AS completed,
  CAST(SUM(completed AND score IS NOT NULL AND school_day BETWEEN @from AND @to) AS SIGNED) AS attempts,
  CAST(SUM(CASE WHEN completed AND score IS NOT NULL AND school_day BETWEEN @from AND @to THEN FLOOR(score * 10 + 0.5) ELSE 0 END) AS SIGNED) AS score_tenths,
  CAST(SUM(completed AND score IS NOT NULL) AS SIGNED) AS attempts_ever,
  CAST(MAX(CASE WHEN completed AND verified AND score IS NOT NULL THEN FLOOR(score * 10 + 0.5) ELSE 0 END) AS SIGNED) AS best_tenths,
  MAX(CASE WHEN completed AND verified AND score IS NOT NULL THEN 1 ELSE 0 END) AS proven,
  MAX(last_activity_at) AS last_activity_at
FROM learning_sessions
WHERE tenant = @tenant AND student_id IN (@students)
  AND school_day <= @to
  AND (@themeId IS NULL OR theme_id = @themeId)
GROUP BY student_id, theme_id

-- name: StudentsBySubject
SELECT subject, id, first_name, last_name, class_id FROM students
WHERE tenant = @tenant AND subject IN (@subjects)

-- name: StudentsOfClass
SELECT id, first_name, last_name, status FROM students
WHERE tenant = @tenant AND class_id = @classId AND status <> 'deleted'
ORDER BY CASE WHEN @masked = 1 THEN '' ELSE search END, id
