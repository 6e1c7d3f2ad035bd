INSERT INTO figures_heads (tenant, scope_kind, scope_id, position, fold_version, stamp)
VALUES (@tenant, @kind, @scope, 0, 0, 0)
ON CONFLICT DO NOTHING
