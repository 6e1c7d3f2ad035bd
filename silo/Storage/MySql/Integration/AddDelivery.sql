INSERT INTO webhook_deliveries (tenant, id, endpoint_id, type, data, status, attempts, created_at, next_attempt_at)
VALUES (@tenant, @id, @endpoint_id, @type, @data, 'waiting', 0, @created_at, @created_at)
ON DUPLICATE KEY UPDATE tenant = tenant
