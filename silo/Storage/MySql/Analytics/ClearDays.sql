DELETE FROM figures_day WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope
  AND EXISTS (SELECT 1 FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp)
