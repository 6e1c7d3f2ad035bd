INSERT INTO reminders (grain_type, grain_key, name, hash, start_at, period_us, version)
VALUES (@type, @key, @name, @hash, @startAt, @periodUs, 1)
ON CONFLICT (grain_type, grain_key, name)
DO UPDATE SET start_at = excluded.start_at, period_us = excluded.period_us, version = version + 1
