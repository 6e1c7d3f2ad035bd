SELECT minute AS at, method, route, ok, redirected, refused, failed, total_us, max_us, slowest,
  h00, h01, h02, h03, h04, h05, h06, h07, h08, h09, h10, h11, h12, h13, h14
FROM request_minutes
WHERE tenant = @tenant AND minute >= @begin AND minute < @until
ORDER BY minute, method, route
