CREATE TABLE IF NOT EXISTS assignments (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL, title VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  search VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, type VARCHAR(40) NOT NULL, mode VARCHAR(64) NOT NULL,
  theme_id VARCHAR(60) NOT NULL, theme_version INT NOT NULL, author_id VARCHAR(60) NOT NULL, status VARCHAR(40) NOT NULL,
  due VARCHAR(40), due_at BIGINT, instructions MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, id),
  KEY assignments_by_created (tenant, created_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE IF NOT EXISTS assignment_targets (
  tenant VARCHAR(40) NOT NULL, assignment_id VARCHAR(60) NOT NULL, type VARCHAR(40) NOT NULL, target_id VARCHAR(60) NOT NULL,
  PRIMARY KEY (tenant, assignment_id, type, target_id),
  KEY assignment_targets_by_target (tenant, type, target_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- One row per student and mission. counted = 0: left the target class, keeps the work, is not in the counters. class_id: the class
-- that figures count it in. Inserted when the mission is handed out or first touched; from then on the learning grain writes it.
CREATE TABLE IF NOT EXISTS assignment_students (
  tenant VARCHAR(40) NOT NULL, assignment_id VARCHAR(60) NOT NULL, student_id VARCHAR(60) NOT NULL, class_id VARCHAR(60),
  counted TINYINT NOT NULL,
  status VARCHAR(40) NOT NULL, received_at BIGINT, opened_at BIGINT, started_at BIGINT, completed_at BIGINT,
  score DOUBLE, progress DOUBLE NOT NULL, time_ms BIGINT NOT NULL, revision BIGINT NOT NULL,
  PRIMARY KEY (tenant, assignment_id, student_id),
  KEY assignment_students_by_student (tenant, student_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
