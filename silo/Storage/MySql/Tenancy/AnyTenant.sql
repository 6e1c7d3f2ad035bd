SELECT tenant FROM tenants WHERE tenant <> 'platform' LIMIT 1
