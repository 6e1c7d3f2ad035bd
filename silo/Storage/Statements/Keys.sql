-- name: Find
SELECT owner FROM unique_keys WHERE tenant = @tenant AND kind = @kind AND value = @value

-- name: Release
DELETE FROM unique_keys WHERE tenant = @tenant AND kind = @kind AND value = @value AND owner = @owner

-- name: Take
INSERT INTO unique_keys (tenant, kind, value, owner) VALUES (@tenant, @kind, @value, @owner)
ON CONFLICT (tenant, kind, value) DO NOTHING

-- name: TakeOver
UPDATE unique_keys SET owner = @owner WHERE tenant = @tenant AND kind = @kind AND value = @value AND owner = @abandoned
