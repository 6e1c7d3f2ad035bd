DELETE FROM webhook_deliveries WHERE tenant = @tenant AND status = 'delivered' AND created_at < @before
