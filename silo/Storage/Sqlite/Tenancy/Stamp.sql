SELECT COUNT(*) AS tenants, COALESCE(SUM(revision), 0) AS revisions FROM tenants
