SELECT id AS Id, type AS Type, data AS Data, created_at AS CreatedAt
FROM outbox WHERE tenant = @tenant AND dispatched = 0
ORDER BY created_at LIMIT @limit
