INSERT INTO figures_missions (tenant, scope_kind, scope_id, assignment_id, waiting, running, finished)
SELECT @tenant, @kind, @scope, @assignment, @waiting, @running, @finished
FROM figures_heads
WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp
ON DUPLICATE KEY UPDATE
  waiting = VALUES(waiting), running = VALUES(running), finished = VALUES(finished)
