INSERT INTO unique_keys (tenant, kind, value, owner) VALUES (@tenant, @kind, @value, @owner)
ON CONFLICT (tenant, kind, value) DO NOTHING
