INSERT INTO request_minutes (tenant, minute, method, route, ok, redirected, refused, failed, total_us, max_us, slowest,
  h00, h01, h02, h03, h04, h05, h06, h07, h08, h09, h10, h11, h12, h13, h14)
VALUES (@tenant, @minute, @method, @route, @ok, @redirected, @refused, @failed, @total_us, @max_us, @slowest,
  @h00, @h01, @h02, @h03, @h04, @h05, @h06, @h07, @h08, @h09, @h10, @h11, @h12, @h13, @h14)
ON CONFLICT (tenant, minute, method, route) DO UPDATE SET
  slowest = CASE WHEN excluded.max_us > max_us THEN excluded.slowest ELSE slowest END, max_us = MAX(max_us, excluded.max_us),
  ok = ok + excluded.ok, redirected = redirected + excluded.redirected, refused = refused + excluded.refused, failed = failed + excluded.failed, total_us = total_us + excluded.total_us,
  h00 = h00 + excluded.h00, h01 = h01 + excluded.h01, h02 = h02 + excluded.h02, h03 = h03 + excluded.h03, h04 = h04 + excluded.h04,
  h05 = h05 + excluded.h05, h06 = h06 + excluded.h06, h07 = h07 + excluded.h07, h08 = h08 + excluded.h08, h09 = h09 + excluded.h09,
  h10 = h10 + excluded.h10, h11 = h11 + excluded.h11, h12 = h12 + excluded.h12, h13 = h13 + excluded.h13, h14 = h14 + excluded.h14;
