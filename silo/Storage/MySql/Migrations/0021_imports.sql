-- One row per import, for lists; its report is in the grain's record.
CREATE TABLE IF NOT EXISTS imports (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL, type VARCHAR(40) NOT NULL, status VARCHAR(40) NOT NULL,
  encoding VARCHAR(40) NOT NULL, `separator` VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  total_rows INT NOT NULL, new_rows INT NOT NULL, changed_rows INT NOT NULL, unchanged_rows INT NOT NULL,
  error_rows INT NOT NULL, created INT NOT NULL, updated INT NOT NULL, unchanged INT NOT NULL, failed INT NOT NULL,
  created_at BIGINT NOT NULL, completed_at BIGINT,
  PRIMARY KEY (tenant, id),
  KEY imports_by_created (tenant, created_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- One row per line of a list. payload holds people's data and goes after a day; result is NULL while there is something to do.
CREATE TABLE IF NOT EXISTS import_rows (
  tenant VARCHAR(40) NOT NULL, import_id VARCHAR(60) NOT NULL, line INT NOT NULL, outcome VARCHAR(40) NOT NULL, target_id VARCHAR(60),
  payload MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  result VARCHAR(40), errors MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, error_count INT NOT NULL,
  PRIMARY KEY (tenant, import_id, line)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE IF NOT EXISTS import_absent (
  tenant VARCHAR(40) NOT NULL, import_id VARCHAR(60) NOT NULL, id VARCHAR(60) NOT NULL, class_id VARCHAR(60) NOT NULL,
  first_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  last_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (tenant, import_id, id, class_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
