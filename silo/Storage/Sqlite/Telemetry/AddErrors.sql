INSERT INTO request_errors (tenant, minute, method, route, http_status, code, failures, last_at, request_id)
VALUES (@tenant, @minute, @method, @route, @http_status, @code, @failures, @last_at, @request_id)
ON CONFLICT (tenant, minute, method, route, http_status, code) DO UPDATE SET
  request_id = CASE WHEN excluded.last_at >= last_at THEN excluded.request_id ELSE request_id END, last_at = MAX(last_at, excluded.last_at),
  failures = failures + excluded.failures;
