-- name: AddErrors
INSERT INTO request_errors (tenant, minute, method, route, http_status, code, failures, last_at, request_id)
VALUES (@tenant, @minute, @method, @route, @http_status, @code, @failures, @last_at, @request_id)
ON DUPLICATE KEY UPDATE
  request_id = CASE WHEN VALUES(last_at) >= last_at THEN VALUES(request_id) ELSE request_id END, last_at = GREATEST(last_at, VALUES(last_at)),
  failures = failures + VALUES(failures)

-- name: AddRequests
-- MySQL assigns from left to right: the slowest is chosen before the longest time is replaced.
INSERT INTO request_minutes (tenant, minute, method, route, ok, redirected, refused, failed, total_us, max_us, slowest,
  h00, h01, h02, h03, h04, h05, h06, h07, h08, h09, h10, h11, h12, h13, h14)
VALUES (@tenant, @minute, @method, @route, @ok, @redirected, @refused, @failed, @total_us, @max_us, @slowest,
  @h00, @h01, @h02, @h03, @h04, @h05, @h06, @h07, @h08, @h09, @h10, @h11, @h12, @h13, @h14)
ON DUPLICATE KEY UPDATE
  slowest = CASE WHEN VALUES(max_us) > max_us THEN VALUES(slowest) ELSE slowest END, max_us = GREATEST(max_us, VALUES(max_us)),
  ok = ok + VALUES(ok), redirected = redirected + VALUES(redirected), refused = refused + VALUES(refused), failed = failed + VALUES(failed), total_us = total_us + VALUES(total_us),
  h00 = h00 + VALUES(h00), h01 = h01 + VALUES(h01), h02 = h02 + VALUES(h02), h03 = h03 + VALUES(h03), h04 = h04 + VALUES(h04),
  h05 = h05 + VALUES(h05), h06 = h06 + VALUES(h06), h07 = h07 + VALUES(h07), h08 = h08 + VALUES(h08), h09 = h09 + VALUES(h09),
  h10 = h10 + VALUES(h10), h11 = h11 + VALUES(h11), h12 = h12 + VALUES(h12), h13 = h13 + VALUES(h13), h14 = h14 + VALUES(h14)

-- name: PurgeErrors
DELETE FROM request_errors WHERE tenant = @tenant AND minute < @before ORDER BY minute LIMIT 5000

-- name: PurgeRequests
DELETE FROM request_minutes WHERE tenant = @tenant AND minute < @before ORDER BY minute LIMIT 5000
