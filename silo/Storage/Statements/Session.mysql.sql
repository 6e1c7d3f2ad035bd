-- name: Changed
-- After each of several statements that are sent together: how many rows it changed.
SELECT ROW_COUNT() AS changed

-- name: Durability
-- Acknowledged means durable: flush_log must be 1, and with a binary log sync_binlog must be 1, or the host refuses to start.
SELECT VERSION() AS version, @@GLOBAL.innodb_flush_log_at_trx_commit AS flush_log, @@GLOBAL.log_bin AS binary_log,
  @@GLOBAL.sync_binlog AS sync_binlog

-- name: Open
-- What every connection runs first. Read committed: fewer gap locks, so fewer deadlocks; what must not change meanwhile is locked by
-- the first statement of its transaction. Strict: a text that does not fit, or NULL where none may be, is an error and never a warning.
SET NAMES utf8mb4 COLLATE utf8mb4_bin;
SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
SET SESSION sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00',
  group_concat_max_len = 4194304, innodb_lock_wait_timeout = 10
