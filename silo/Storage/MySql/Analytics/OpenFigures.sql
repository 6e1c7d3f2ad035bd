-- Also locks the head until the transaction ends, which is what makes a stale writer wait and then find another stamp.
INSERT INTO figures_heads (tenant, scope_kind, scope_id, position, fold_version, stamp)
VALUES (@tenant, @kind, @scope, 0, 0, 0)
ON DUPLICATE KEY UPDATE tenant = tenant
