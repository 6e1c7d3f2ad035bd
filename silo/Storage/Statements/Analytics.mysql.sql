-- name: FactsOfClasses
SELECT position, kind, school_day, occurred_at, subject, session, class, theme, assignment, payload
FROM facts
WHERE tenant = @tenant AND folded_class IN (@classes) AND position > @after
  AND school_day BETWEEN @from AND @to
  AND (@themeId IS NULL OR theme = @themeId)
ORDER BY position LIMIT @limit

-- name: OpenFigures
-- Also locks the head until the transaction ends, which is what makes a stale writer wait and then find another stamp.
INSERT INTO figures_heads (tenant, scope_kind, scope_id, position, fold_version, stamp)
VALUES (@tenant, @kind, @scope, 0, 0, 0)
ON DUPLICATE KEY UPDATE tenant = tenant

-- name: SaveDay
INSERT INTO figures_day (tenant, scope_kind, scope_id, subject, theme_id, day, attempts, score_tenths, scores, started, completed, time_ms)
SELECT @tenant, @kind, @scope, @subject, @theme, @day, @attempts, @scoreTenths, @scores, @started, @completed, @timeMs
FROM figures_heads
WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp
ON DUPLICATE KEY UPDATE
  attempts = VALUES(attempts), score_tenths = VALUES(score_tenths), scores = VALUES(scores),
  started = VALUES(started), completed = VALUES(completed), time_ms = VALUES(time_ms)

-- name: SaveMission
INSERT INTO figures_missions (tenant, scope_kind, scope_id, assignment_id, waiting, running, finished)
SELECT @tenant, @kind, @scope, @assignment, @waiting, @running, @finished
FROM figures_heads
WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp
ON DUPLICATE KEY UPDATE
  waiting = VALUES(waiting), running = VALUES(running), finished = VALUES(finished)
