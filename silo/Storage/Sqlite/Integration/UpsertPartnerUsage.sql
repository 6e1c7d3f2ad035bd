INSERT INTO partner_usage (tenant, id, minute, in_minute, hour, in_hour, day, in_day, last_used_at)
VALUES (@tenant, @id, @minute, @in_minute, @hour, @in_hour, @day, @in_day, @last_used_at)
ON CONFLICT (tenant, id) DO UPDATE SET
  minute = excluded.minute, in_minute = excluded.in_minute, hour = excluded.hour, in_hour = excluded.in_hour,
  day = excluded.day, in_day = excluded.in_day, last_used_at = excluded.last_used_at
