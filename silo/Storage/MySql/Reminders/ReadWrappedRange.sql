SELECT grain_type, grain_key, name, start_at, period_us, version FROM reminders WHERE hash > @begin OR hash <= @end
