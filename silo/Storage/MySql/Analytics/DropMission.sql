DELETE FROM figures_missions WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND assignment_id = @assignment
  AND EXISTS (SELECT 1 FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp)
