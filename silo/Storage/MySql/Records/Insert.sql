INSERT INTO records (grain_type, grain_key, name, version, body) VALUES (@type, @key, @name, 1, @body)
ON DUPLICATE KEY UPDATE version = version
