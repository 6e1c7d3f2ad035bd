SELECT events FROM webhook_receipts WHERE tenant = @tenant AND webhook_id = @webhook_id
