INSERT INTO reminders (grain_type, grain_key, name, hash, start_at, period_us, version)
VALUES (@type, @key, @name, @hash, @startAt, @periodUs, 1)
ON DUPLICATE KEY UPDATE start_at = VALUES(start_at), period_us = VALUES(period_us), version = version + 1
