INSERT INTO figures_day (tenant, scope_kind, scope_id, subject, theme_id, day, attempts, score_tenths, scores, started, completed, time_ms)
SELECT @tenant, @kind, @scope, @subject, @theme, @day, @attempts, @scoreTenths, @scores, @started, @completed, @timeMs
WHERE EXISTS (SELECT 1 FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp)
ON CONFLICT (tenant, scope_kind, scope_id, subject, theme_id, day) DO UPDATE SET
  attempts = excluded.attempts, score_tenths = excluded.score_tenths, scores = excluded.scores,
  started = excluded.started, completed = excluded.completed, time_ms = excluded.time_ms
