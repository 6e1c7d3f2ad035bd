SELECT grain_type, grain_key, name, start_at, period_us, version FROM reminders
WHERE grain_type = @type AND grain_key = @key AND name = @name
