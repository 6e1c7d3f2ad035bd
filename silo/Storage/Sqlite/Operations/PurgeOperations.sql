DELETE FROM operations WHERE (tenant, id) IN (SELECT tenant, id FROM operations WHERE expires_at <= @now LIMIT 1000);
