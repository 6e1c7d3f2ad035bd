-- name: Take
INSERT INTO unique_keys (tenant, kind, value, owner) VALUES (@tenant, @kind, @value, @owner)
ON DUPLICATE KEY UPDATE tenant = tenant
