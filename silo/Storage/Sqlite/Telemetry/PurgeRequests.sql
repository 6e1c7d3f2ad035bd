DELETE FROM request_minutes WHERE (tenant, minute, method, route) IN (
  SELECT tenant, minute, method, route FROM request_minutes WHERE tenant = @tenant AND minute < @before LIMIT 5000);
