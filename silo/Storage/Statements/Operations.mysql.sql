-- name: PurgeOperations
DELETE FROM operations WHERE expires_at <= @now ORDER BY expires_at LIMIT 1000

-- name: SaveOperation
INSERT INTO operations (tenant, id, fingerprint, answer, expires_at)
VALUES (@tenant, @id, @fingerprint, @answer, @expires_at)
ON DUPLICATE KEY UPDATE fingerprint = VALUES(fingerprint), answer = VALUES(answer), expires_at = VALUES(expires_at)
