SELECT method, route, http_status, code, SUM(failures) AS failures, MAX(last_at) AS last_at
FROM request_errors
WHERE tenant = @tenant AND minute >= @begin AND minute < @until AND (@route IS NULL OR route = @route)
GROUP BY method, route, http_status, code
ORDER BY failures DESC, last_at DESC
LIMIT @limit;
