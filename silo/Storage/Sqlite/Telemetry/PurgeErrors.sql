DELETE FROM request_errors WHERE (tenant, minute, method, route, http_status, code) IN (
  SELECT tenant, minute, method, route, http_status, code FROM request_errors WHERE tenant = @tenant AND minute < @before LIMIT 5000);
