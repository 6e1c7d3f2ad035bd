-- Also locks the tenant's head until the transaction ends: the first statement of every append.
INSERT INTO fact_heads (tenant, position) VALUES (@tenant, 0) ON DUPLICATE KEY UPDATE tenant = tenant
