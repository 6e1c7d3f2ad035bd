-- name: FindOperation
SELECT fingerprint, answer FROM operations WHERE tenant = @tenant AND id = @id AND expires_at > @now

-- name: PurgeOperations
DELETE FROM operations WHERE (tenant, id) IN (SELECT tenant, id FROM operations WHERE expires_at <= @now LIMIT 1000)

-- name: SaveOperation
INSERT INTO operations (tenant, id, fingerprint, answer, expires_at)
VALUES (@tenant, @id, @fingerprint, @answer, @expires_at)
ON CONFLICT (tenant, id) DO UPDATE SET fingerprint = excluded.fingerprint, answer = excluded.answer, expires_at = excluded.expires_at
