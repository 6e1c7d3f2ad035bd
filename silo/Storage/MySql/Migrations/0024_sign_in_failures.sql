-- Failed sign-ins of the last quarter of an hour, by device, account or address (a hash each): a restart must not give whoever guesses a fresh start.
CREATE TABLE IF NOT EXISTS sign_in_failures (
  tenant VARCHAR(40) NOT NULL, counter VARCHAR(60) NOT NULL, failed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, counter, failed_at),
  KEY sign_in_failures_by_time (failed_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
