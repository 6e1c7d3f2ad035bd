SELECT COUNT(*) AS tenants, CAST(COALESCE(SUM(revision), 0) AS SIGNED) AS revisions FROM tenants
