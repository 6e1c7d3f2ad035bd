SELECT minute, in_minute, hour, in_hour, day, in_day, last_used_at FROM partner_usage WHERE tenant = @tenant AND id = @id
