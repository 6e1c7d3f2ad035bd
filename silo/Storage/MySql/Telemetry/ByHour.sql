SELECT minute DIV 3600000000 AS at, '' AS method, '' AS route,
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
