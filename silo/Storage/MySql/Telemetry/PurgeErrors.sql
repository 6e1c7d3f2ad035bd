DELETE FROM request_errors WHERE tenant = @tenant AND minute < @before ORDER BY minute LIMIT 5000
