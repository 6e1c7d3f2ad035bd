-- name: Delete
DELETE FROM reminders WHERE grain_type = @type AND grain_key = @key AND name = @name AND version = @version

-- name: DeleteAll
DELETE FROM reminders

-- name: ReadGrain
SELECT grain_type, grain_key, name, start_at, period_us, version FROM reminders WHERE grain_type = @type AND grain_key = @key

-- name: ReadOne
SELECT grain_type, grain_key, name, start_at, period_us, version FROM reminders
WHERE grain_type = @type AND grain_key = @key AND name = @name

-- name: ReadRange
SELECT grain_type, grain_key, name, start_at, period_us, version FROM reminders WHERE hash > @begin AND hash <= @end

-- name: ReadWrappedRange
SELECT grain_type, grain_key, name, start_at, period_us, version FROM reminders WHERE hash > @begin OR hash <= @end

-- name: Upsert
INSERT INTO reminders (grain_type, grain_key, name, hash, start_at, period_us, version)
VALUES (@type, @key, @name, @hash, @startAt, @periodUs, 1)
ON CONFLICT (grain_type, grain_key, name)
DO UPDATE SET start_at = excluded.start_at, period_us = excluded.period_us, version = version + 1

-- name: Version
SELECT version FROM reminders WHERE grain_type = @type AND grain_key = @key AND name = @name
