-- name: AddErrors
INSERT INTO request_errors (tenant, minute, method, route, http_status, code, failures, last_at, request_id)
VALUES (@tenant, @minute, @method, @route, @http_status, @code, @failures, @last_at, @request_id)
ON CONFLICT (tenant, minute, method, route, http_status, code) DO UPDATE SET
  request_id = CASE WHEN excluded.last_at >= last_at THEN excluded.request_id ELSE request_id END, last_at = MAX(last_at, excluded.last_at),
  failures = failures + excluded.failures

-- name: AddRequests
INSERT INTO request_minutes (tenant, minute, method, route, ok, redirected, refused, failed, total_us, max_us, slowest,
  h00, h01, h02, h03, h04, h05, h06, h07, h08, h09, h10, h11, h12, h13, h14)
VALUES (@tenant, @minute, @method, @route, @ok, @redirected, @refused, @failed, @total_us, @max_us, @slowest,
  @h00, @h01, @h02, @h03, @h04, @h05, @h06, @h07, @h08, @h09, @h10, @h11, @h12, @h13, @h14)
ON CONFLICT (tenant, minute, method, route) DO UPDATE SET
  slowest = CASE WHEN excluded.max_us > max_us THEN excluded.slowest ELSE slowest END, max_us = MAX(max_us, excluded.max_us),
  ok = ok + excluded.ok, redirected = redirected + excluded.redirected, refused = refused + excluded.refused, failed = failed + excluded.failed, total_us = total_us + excluded.total_us,
  h00 = h00 + excluded.h00, h01 = h01 + excluded.h01, h02 = h02 + excluded.h02, h03 = h03 + excluded.h03, h04 = h04 + excluded.h04,
  h05 = h05 + excluded.h05, h06 = h06 + excluded.h06, h07 = h07 + excluded.h07, h08 = h08 + excluded.h08, h09 = h09 + excluded.h09,
  h10 = h10 + excluded.h10, h11 = h11 + excluded.h11, h12 = h12 + excluded.h12, h13 = h13 + excluded.h13, h14 = h14 + excluded.h14

-- name: ByHour
SELECT CAST((minute - minute % 3600000000) / 3600000000 AS SIGNED) AS at, '' AS method, '' AS route,
  CAST(SUM(ok) AS SIGNED) AS ok, CAST(SUM(redirected) AS SIGNED) AS redirected, CAST(SUM(refused) AS SIGNED) AS refused,
  CAST(SUM(failed) AS SIGNED) AS failed, CAST(SUM(total_us) AS SIGNED) AS total_us, MAX(max_us) AS max_us, NULL AS slowest,
  CAST(SUM(h00) AS SIGNED) AS h00, CAST(SUM(h01) AS SIGNED) AS h01, CAST(SUM(h02) AS SIGNED) AS h02,
  CAST(SUM(h03) AS SIGNED) AS h03, CAST(SUM(h04) AS SIGNED) AS h04, CAST(SUM(h05) AS SIGNED) AS h05,
  CAST(SUM(h06) AS SIGNED) AS h06, CAST(SUM(h07) AS SIGNED) AS h07, CAST(SUM(h08) AS SIGNED) AS h08,
  CAST(SUM(h09) AS SIGNED) AS h09, CAST(SUM(h10) AS SIGNED) AS h10, CAST(SUM(h11) AS SIGNED) AS h11,
  CAST(SUM(h12) AS SIGNED) AS h12, CAST(SUM(h13) AS SIGNED) AS h13, CAST(SUM(h14) AS SIGNED) AS h14
FROM request_minutes
WHERE tenant = @tenant AND minute >= @begin AND minute < @until AND (@route IS NULL OR route = @route)
GROUP BY at
ORDER BY at

-- name: ByRoute
SELECT 0 AS at, method, route,
  CAST(SUM(ok) AS SIGNED) AS ok, CAST(SUM(redirected) AS SIGNED) AS redirected, CAST(SUM(refused) AS SIGNED) AS refused,
  CAST(SUM(failed) AS SIGNED) AS failed, CAST(SUM(total_us) AS SIGNED) AS total_us, MAX(max_us) AS max_us, NULL AS slowest,
  CAST(SUM(h00) AS SIGNED) AS h00, CAST(SUM(h01) AS SIGNED) AS h01, CAST(SUM(h02) AS SIGNED) AS h02,
  CAST(SUM(h03) AS SIGNED) AS h03, CAST(SUM(h04) AS SIGNED) AS h04, CAST(SUM(h05) AS SIGNED) AS h05,
  CAST(SUM(h06) AS SIGNED) AS h06, CAST(SUM(h07) AS SIGNED) AS h07, CAST(SUM(h08) AS SIGNED) AS h08,
  CAST(SUM(h09) AS SIGNED) AS h09, CAST(SUM(h10) AS SIGNED) AS h10, CAST(SUM(h11) AS SIGNED) AS h11,
  CAST(SUM(h12) AS SIGNED) AS h12, CAST(SUM(h13) AS SIGNED) AS h13, CAST(SUM(h14) AS SIGNED) AS h14
FROM request_minutes
WHERE tenant = @tenant AND minute >= @begin AND minute < @until AND (@route IS NULL OR route = @route)
GROUP BY method, route
ORDER BY method, route

-- name: ErrorGroups
SELECT method, route, http_status, code, CAST(SUM(failures) AS SIGNED) AS failures, MAX(last_at) AS last_at
FROM request_errors
WHERE tenant = @tenant AND minute >= @begin AND minute < @until AND (@route IS NULL OR route = @route)
GROUP BY method, route, http_status, code
ORDER BY failures DESC, last_at DESC
LIMIT @limit

-- name: Minutes
SELECT minute AS at, method, route, ok, redirected, refused, failed, total_us, max_us, slowest,
  h00, h01, h02, h03, h04, h05, h06, h07, h08, h09, h10, h11, h12, h13, h14
FROM request_minutes
WHERE tenant = @tenant AND minute >= @begin AND minute < @until
ORDER BY minute, method, route

-- name: PurgeErrors
DELETE FROM request_errors WHERE (tenant, minute, method, route, http_status, code) IN (
  SELECT tenant, minute, method, route, http_status, code FROM request_errors WHERE tenant = @tenant AND minute < @before LIMIT 5000)

-- name: PurgeRequests
DELETE FROM request_minutes WHERE (tenant, minute, method, route) IN (
  SELECT tenant, minute, method, route FROM request_minutes WHERE tenant = @tenant AND minute < @before LIMIT 5000)

-- name: RecentErrors
SELECT last_at, method, route, http_status, code, request_id
FROM request_errors
WHERE tenant = @tenant AND minute >= @begin AND minute < @until AND (@route IS NULL OR route = @route)
ORDER BY last_at DESC
LIMIT @limit

-- name: Slowest
SELECT minute, method, route, max_us, slowest
FROM request_minutes
WHERE tenant = @tenant AND minute >= @begin AND minute < @until AND (@route IS NULL OR route = @route) AND max_us > 1000000
ORDER BY max_us DESC, minute DESC
LIMIT @limit
