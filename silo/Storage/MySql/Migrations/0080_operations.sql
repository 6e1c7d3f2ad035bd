-- First answers to keyed commands, for 24 hours. The answer is sealed with the caller's Idempotency-Key, which is stored nowhere.
CREATE TABLE IF NOT EXISTS operations (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL, fingerprint VARCHAR(200) NOT NULL,
  answer LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, expires_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, id),
  KEY operations_by_expiry (expires_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
