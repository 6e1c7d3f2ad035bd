-- Acknowledged means durable: flush_log must be 1, and with a binary log sync_binlog must be 1, or the host refuses to start.
SELECT VERSION() AS version, @@GLOBAL.innodb_flush_log_at_trx_commit AS flush_log, @@GLOBAL.log_bin AS binary_log,
  @@GLOBAL.sync_binlog AS sync_binlog
