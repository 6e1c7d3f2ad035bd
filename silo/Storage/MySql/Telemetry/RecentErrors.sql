SELECT last_at, method, route, http_status, code, request_id
FROM request_errors
WHERE tenant = @tenant AND minute >= @begin AND minute < @until AND (@route IS NULL OR route = @route)
ORDER BY last_at DESC
LIMIT @limit
