DELETE FROM webhook_receipts WHERE tenant = @tenant AND received_at < @before
