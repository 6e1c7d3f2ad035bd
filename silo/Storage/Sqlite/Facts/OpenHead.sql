INSERT INTO fact_heads (tenant, position) VALUES (@tenant, 0) ON CONFLICT (tenant) DO NOTHING
