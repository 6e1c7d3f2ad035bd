SELECT minute, method, route, max_us, slowest
FROM request_minutes
WHERE tenant = @tenant AND minute >= @begin AND minute < @until AND (@route IS NULL OR route = @route) AND max_us > 1000000
ORDER BY max_us DESC, minute DESC
LIMIT @limit
