DELETE FROM outbox WHERE tenant = @tenant AND dispatched = 1 AND created_at < @before
