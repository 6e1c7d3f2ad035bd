-- A theme as students know it: title, subject and counts are those of the served version, as long as there is one.
CREATE TABLE IF NOT EXISTS themes (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL, title VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  search VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, author_id VARCHAR(60) NOT NULL,
  status VARCHAR(40) NOT NULL, version INT NOT NULL, published_version INT, subject VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  difficulty VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  question_count INT NOT NULL, flashcard_count INT NOT NULL, sheet_count INT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, id),
  KEY themes_by_search (tenant, search(150))
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- Immutable once published: a version with published_at never changes its hash.
CREATE TABLE IF NOT EXISTS theme_versions (
  tenant VARCHAR(40) NOT NULL, theme_id VARCHAR(60) NOT NULL, version INT NOT NULL, hash VARCHAR(100) NOT NULL, status VARCHAR(40) NOT NULL,
  title VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  search VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, subject VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  difficulty VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  question_count INT NOT NULL, flashcard_count INT NOT NULL, sheet_count INT NOT NULL,
  created_by VARCHAR(60) NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, published_at BIGINT,
  PRIMARY KEY (tenant, theme_id, version)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- content is the canonical theme as JSON. Per theme, so that only its own grain ever drops a content.
CREATE TABLE IF NOT EXISTS theme_contents (
  tenant VARCHAR(40) NOT NULL, theme_id VARCHAR(60) NOT NULL, hash VARCHAR(100) NOT NULL,
  content LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (tenant, theme_id, hash)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- Changes of state; comments are free text of people and stand nowhere else but in the record's last review.
CREATE TABLE IF NOT EXISTS theme_transitions (
  tenant VARCHAR(40) NOT NULL, theme_id VARCHAR(60) NOT NULL, number INT NOT NULL, version INT NOT NULL,
  from_status VARCHAR(40), to_status VARCHAR(40) NOT NULL, actor_id VARCHAR(60) NOT NULL, at BIGINT NOT NULL,
  comment MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (tenant, theme_id, number)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
