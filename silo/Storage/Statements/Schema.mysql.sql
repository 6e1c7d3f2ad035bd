-- name: Applied
SELECT number FROM schema_migrations ORDER BY number

-- name: Create
CREATE TABLE IF NOT EXISTS schema_migrations (
  number INT NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL, applied_at BIGINT NOT NULL
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin

-- name: Lock
-- 1 once this connection alone may change the schema, 0 after the time-out. Named after the database: locks are shared by a whole server.
SELECT GET_LOCK(CONCAT('studymate:', SUBSTRING(SHA2(DATABASE(), 256), 1, 32)), @seconds) AS locked

-- name: Record
INSERT INTO schema_migrations (number, name, applied_at) VALUES (@number, @name, @appliedAt) ON DUPLICATE KEY UPDATE number = number

-- name: Unlock
SELECT RELEASE_LOCK(CONCAT('studymate:', SUBSTRING(SHA2(DATABASE(), 256), 1, 32))) AS unlocked
