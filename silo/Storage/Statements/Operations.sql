-- name: FindOperation
SELECT fingerprint, answer FROM operations WHERE tenant = @tenant AND id = @id AND expires_at > @now

-- name: PurgeOperations
DELETE FROM operations WHERE (tenant, id) IN (SELECT tenant, id FROM operations WHERE expires_at <= @now LIMIT 1000)
