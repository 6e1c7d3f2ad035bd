-- name: Database
SELECT 'mysql' AS name, VERSION() AS version, sizes.bytes AS bytes,
  CONCAT('innodb_flush_log_at_trx_commit=', @@GLOBAL.innodb_flush_log_at_trx_commit) AS journal, done.migration AS migration
FROM (SELECT CAST(COALESCE(SUM(data_length + index_length), 0) AS SIGNED) AS bytes FROM information_schema.tables WHERE table_schema = DATABASE()) AS sizes
CROSS JOIN (SELECT MAX(number) AS migration FROM schema_migrations) AS done
