INSERT INTO figures_day (tenant, scope_kind, scope_id, subject, theme_id, day, attempts, score_tenths, scores, started, completed, time_ms)
SELECT @tenant, @kind, @scope, @subject, @theme, @day, @attempts, @scoreTenths, @scores, @started, @completed, @timeMs
FROM figures_heads
WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp
ON DUPLICATE KEY UPDATE
  attempts = VALUES(attempts), score_tenths = VALUES(score_tenths), scores = VALUES(scores),
  started = VALUES(started), completed = VALUES(completed), time_ms = VALUES(time_ms)
