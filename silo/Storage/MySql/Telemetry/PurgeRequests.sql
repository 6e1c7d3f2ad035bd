DELETE FROM request_minutes WHERE tenant = @tenant AND minute < @before ORDER BY minute LIMIT 5000
