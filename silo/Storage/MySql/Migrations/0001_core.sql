-- One record per grain; body is UTF-8 JSON of at most 48 KB.
CREATE TABLE IF NOT EXISTS records (
  grain_type VARCHAR(100) NOT NULL, grain_key VARCHAR(200) NOT NULL, name VARCHAR(100) NOT NULL, version BIGINT NOT NULL,
  body MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (grain_type, grain_key, name)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- Append-only, clustered by (tenant, position). There are no partial indexes here: folded_class, folded_theme and outside_session are
-- NULL for what such an index would leave out, so that answers, the bulk, add one small entry at the end of each index and their
-- class and theme are not stored a second time. Stored, not virtual: indexes on virtual columns are the less trodden path.
CREATE TABLE IF NOT EXISTS facts (
  tenant VARCHAR(40) NOT NULL, position BIGINT NOT NULL, id VARCHAR(200) NOT NULL, kind VARCHAR(60) NOT NULL, v INT NOT NULL,
  subject VARCHAR(100), actor VARCHAR(100), class VARCHAR(60), theme VARCHAR(60), theme_version INT, assignment VARCHAR(60),
  session VARCHAR(60),
  occurred_at BIGINT NOT NULL, recorded_at BIGINT NOT NULL, school_day CHAR(10) NOT NULL,
  folded TINYINT NOT NULL, digest BIGINT NOT NULL, payload MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  folded_class VARCHAR(60) GENERATED ALWAYS AS (CASE WHEN folded = 1 THEN class END) STORED,
  folded_theme VARCHAR(60) GENERATED ALWAYS AS (CASE WHEN folded = 1 THEN theme END) STORED,
  outside_session TINYINT GENERATED ALWAYS AS (CASE WHEN session IS NULL THEN 1 END) STORED,
  PRIMARY KEY (tenant, position),
  UNIQUE KEY facts_by_id (tenant, id),
  KEY facts_folded (tenant, folded, position),
  KEY facts_folded_by_class (tenant, folded_class, position),
  KEY facts_folded_by_theme (tenant, folded_theme, position),
  KEY facts_outside_sessions (tenant, outside_session, position)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- The position of each tenant's last fact; advanced by compare-and-set inside the append's transaction.
CREATE TABLE IF NOT EXISTS fact_heads (
  tenant VARCHAR(40) NOT NULL, position BIGINT NOT NULL,
  PRIMARY KEY (tenant)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE IF NOT EXISTS unique_keys (
  tenant VARCHAR(40) NOT NULL, kind VARCHAR(40) NOT NULL, value VARCHAR(320) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner VARCHAR(100) NOT NULL,
  PRIMARY KEY (tenant, kind, value)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE IF NOT EXISTS reminders (
  grain_type VARCHAR(100) NOT NULL, grain_key VARCHAR(200) NOT NULL, name VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  hash BIGINT NOT NULL,
  start_at BIGINT NOT NULL, period_us BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (grain_type, grain_key, name),
  KEY reminders_by_hash (hash)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- What the health check writes and reads back.
CREATE TABLE IF NOT EXISTS health_probe (
  id INT NOT NULL PRIMARY KEY, value BIGINT NOT NULL
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
