INSERT INTO partner_usage (tenant, id, minute, in_minute, hour, in_hour, day, in_day, last_used_at)
VALUES (@tenant, @id, @minute, @in_minute, @hour, @in_hour, @day, @in_day, @last_used_at)
ON DUPLICATE KEY UPDATE
  minute = VALUES(minute), in_minute = VALUES(in_minute), hour = VALUES(hour), in_hour = VALUES(in_hour),
  day = VALUES(day), in_day = VALUES(in_day), last_used_at = VALUES(last_used_at)
