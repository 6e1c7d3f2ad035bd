SELECT subject, theme_id, day, attempts, score_tenths, scores, started, completed, time_ms FROM figures_day WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope
