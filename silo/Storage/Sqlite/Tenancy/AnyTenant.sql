SELECT id FROM tenants WHERE id <> 'platform' LIMIT 1
