-- name: Delete
DELETE FROM records WHERE grain_type = @type AND grain_key = @key AND name = @name AND version = @version

-- name: Insert
INSERT INTO records (grain_type, grain_key, name, version, body) VALUES (@type, @key, @name, 1, @body)
ON CONFLICT (grain_type, grain_key, name) DO NOTHING

-- name: Read
SELECT version, body FROM records WHERE grain_type = @type AND grain_key = @key AND name = @name

-- name: Update
UPDATE records SET version = version + 1, body = @body
WHERE grain_type = @type AND grain_key = @key AND name = @name AND version = @version

-- name: Version
SELECT version FROM records WHERE grain_type = @type AND grain_key = @key AND name = @name
