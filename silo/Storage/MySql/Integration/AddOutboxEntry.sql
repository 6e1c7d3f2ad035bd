INSERT INTO outbox (tenant, id, type, data, created_at, dispatched)
VALUES (@tenant, @id, @type, @data, @created_at, 0)
ON DUPLICATE KEY UPDATE tenant = tenant
