-- One row per session of a student: what the learning grain needs to go on marking (answers, JSON), and what lists show.
-- ended_at: when the device said that it was completed. answered of asked: progress.
CREATE TABLE IF NOT EXISTS learning_sessions (
  tenant VARCHAR(40) NOT NULL, student_id VARCHAR(60) NOT NULL, session_id VARCHAR(60) NOT NULL, subject VARCHAR(100) NOT NULL,
  class_id VARCHAR(60),
  theme_id VARCHAR(60), theme_version INT, assignment_id VARCHAR(60), mode VARCHAR(64), school_day CHAR(10) NOT NULL,
  started_at BIGINT, ended_at BIGINT, completed TINYINT NOT NULL, verified TINYINT NOT NULL,
  correct INT NOT NULL, total INT NOT NULL, score DOUBLE, answered INT NOT NULL, asked INT NOT NULL,
  revision BIGINT NOT NULL, time_ms BIGINT NOT NULL, last_activity_at BIGINT NOT NULL,
  answers LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (tenant, student_id, session_id),
  KEY learning_sessions_by_activity (tenant, student_id, last_activity_at),
  KEY learning_sessions_by_assignment (tenant, student_id, assignment_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- The key that seals what a student wrote in free words, itself sealed. Deleting the row makes all of it unreadable.
CREATE TABLE IF NOT EXISTS person_keys (
  tenant VARCHAR(40) NOT NULL, student_id VARCHAR(60) NOT NULL, sealed_key VARCHAR(1000) NOT NULL,
  PRIMARY KEY (tenant, student_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
