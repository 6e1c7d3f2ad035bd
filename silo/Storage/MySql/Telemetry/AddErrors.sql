INSERT INTO request_errors (tenant, minute, method, route, http_status, code, failures, last_at, request_id)
VALUES (@tenant, @minute, @method, @route, @http_status, @code, @failures, @last_at, @request_id)
ON DUPLICATE KEY UPDATE
  request_id = CASE WHEN VALUES(last_at) >= last_at THEN VALUES(request_id) ELSE request_id END, last_at = GREATEST(last_at, VALUES(last_at)),
  failures = failures + VALUES(failures)
