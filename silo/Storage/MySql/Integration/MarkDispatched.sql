UPDATE outbox SET dispatched = 1 WHERE tenant = @tenant AND id = @id
