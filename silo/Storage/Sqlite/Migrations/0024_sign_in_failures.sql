-- Failed sign-ins of the last quarter of an hour, by device, account or address (a hash each): a restart must not give whoever guesses a fresh start.
CREATE TABLE sign_in_failures (
  tenant TEXT NOT NULL, counter TEXT NOT NULL, failed_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, counter, failed_at)) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (failed_at);
