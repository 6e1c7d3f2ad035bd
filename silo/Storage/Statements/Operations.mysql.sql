-- name: PurgeOperations
DELETE FROM operations WHERE expires_at <= @now ORDER BY expires_at LIMIT 1000
