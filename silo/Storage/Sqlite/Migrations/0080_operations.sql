-- First answers to keyed commands, for 24 hours. The answer is sealed with the caller's Idempotency-Key, which is stored nowhere.
CREATE TABLE operations (
  tenant TEXT NOT NULL, id TEXT NOT NULL, fingerprint TEXT NOT NULL, answer TEXT NOT NULL, expires_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;
CREATE INDEX operations_by_expiry ON operations (expires_at);
