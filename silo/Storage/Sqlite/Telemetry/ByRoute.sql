SELECT 0 AS at, method, route,
  SUM(ok) AS ok, SUM(redirected) AS redirected, SUM(refused) AS refused,
  SUM(failed) AS failed, SUM(total_us) AS total_us, MAX(max_us) AS max_us, NULL AS slowest,
  SUM(h00) AS h00, SUM(h01) AS h01, SUM(h02) AS h02, SUM(h03) AS h03, SUM(h04) AS h04,
  SUM(h05) AS h05, SUM(h06) AS h06, SUM(h07) AS h07, SUM(h08) AS h08, SUM(h09) AS h09,
  SUM(h10) AS h10, SUM(h11) AS h11, SUM(h12) AS h12, SUM(h13) AS h13, SUM(h14) AS h14
FROM request_minutes
WHERE tenant = @tenant AND minute >= @begin AND minute < @until AND (@route IS NULL OR route = @route)
GROUP BY method, route
ORDER BY method, route;
