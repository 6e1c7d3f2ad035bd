INSERT INTO figures_missions (tenant, scope_kind, scope_id, assignment_id, waiting, running, finished)
SELECT @tenant, @kind, @scope, @assignment, @waiting, @running, @finished
WHERE EXISTS (SELECT 1 FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp)
ON CONFLICT (tenant, scope_kind, scope_id, assignment_id) DO UPDATE SET
  waiting = excluded.waiting, running = excluded.running, finished = excluded.finished
