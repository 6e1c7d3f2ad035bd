-- name: AddReceipt
INSERT INTO webhook_receipts (tenant, webhook_id, received_at, events)
VALUES (@tenant, @webhook_id, @received_at, @events)
ON DUPLICATE KEY UPDATE tenant = tenant
