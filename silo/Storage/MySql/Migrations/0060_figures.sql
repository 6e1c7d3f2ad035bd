-- Checkpoints of folded figures: what is here can always be folded again from the facts. stamp grows with every write of a scope;
-- a writer that does not know the latest one is stale and writes nothing.
CREATE TABLE IF NOT EXISTS figures_heads (
  tenant VARCHAR(40) NOT NULL, scope_kind VARCHAR(40) NOT NULL, scope_id VARCHAR(60) NOT NULL,
  position BIGINT NOT NULL, fold_version INT NOT NULL, stamp BIGINT NOT NULL,
  PRIMARY KEY (tenant, scope_kind, scope_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- One row per student, theme ('' for work without one) and school day. scores: verified scores in tenths, 'score:count,…'.
CREATE TABLE IF NOT EXISTS figures_day (
  tenant VARCHAR(40) NOT NULL, scope_kind VARCHAR(40) NOT NULL, scope_id VARCHAR(60) NOT NULL,
  subject VARCHAR(100) NOT NULL, theme_id VARCHAR(60) NOT NULL, day CHAR(10) NOT NULL,
  attempts BIGINT NOT NULL, score_tenths BIGINT NOT NULL, scores MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  started BIGINT NOT NULL, completed BIGINT NOT NULL, time_ms BIGINT NOT NULL,
  PRIMARY KEY (tenant, scope_kind, scope_id, subject, theme_id, day)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE IF NOT EXISTS figures_missions (
  tenant VARCHAR(40) NOT NULL, scope_kind VARCHAR(40) NOT NULL, scope_id VARCHAR(60) NOT NULL, assignment_id VARCHAR(60) NOT NULL,
  waiting BIGINT NOT NULL, running BIGINT NOT NULL, finished BIGINT NOT NULL,
  PRIMARY KEY (tenant, scope_kind, scope_id, assignment_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
