-- overrides is a JSON object, role:resource:action → true|false. The sum of revisions is the stamp that processes watch.
CREATE TABLE IF NOT EXISTS tenants (
  tenant VARCHAR(40) NOT NULL, name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, type VARCHAR(40) NOT NULL,
  status VARCHAR(40) NOT NULL, time_zone VARCHAR(100) NOT NULL,
  language VARCHAR(40) NOT NULL, overrides MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, max_students INT NOT NULL,
  max_teachers INT NOT NULL,
  max_classes INT NOT NULL, revision BIGINT NOT NULL,
  PRIMARY KEY (tenant)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- The key itself is never stored; prefix is what people recognise it by.
CREATE TABLE IF NOT EXISTS partner_keys (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL, name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  prefix VARCHAR(100) NOT NULL, scopes VARCHAR(1000) NOT NULL,
  status VARCHAR(40) NOT NULL, quota_minute INT NOT NULL, quota_hour INT NOT NULL, quota_day INT NOT NULL,
  expires_at BIGINT, created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- Checkpoint of a key's counters: what was used in the windows that were open then.
CREATE TABLE IF NOT EXISTS partner_usage (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL, minute BIGINT NOT NULL, in_minute BIGINT NOT NULL, hour BIGINT NOT NULL,
  in_hour BIGINT NOT NULL, day BIGINT NOT NULL, in_day BIGINT NOT NULL, last_used_at BIGINT,
  PRIMARY KEY (tenant, id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
