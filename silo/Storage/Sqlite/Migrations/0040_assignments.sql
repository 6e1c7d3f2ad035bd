CREATE TABLE assignments (
  tenant TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, search TEXT NOT NULL, type TEXT NOT NULL, mode TEXT NOT NULL,
  theme_id TEXT NOT NULL, theme_version INTEGER NOT NULL, author_id TEXT NOT NULL, status TEXT NOT NULL,
  due TEXT, due_at INTEGER, instructions TEXT, created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_by_created ON assignments (tenant, created_at);

CREATE TABLE assignment_targets (
  tenant TEXT NOT NULL, assignment_id TEXT NOT NULL, type TEXT NOT NULL, target_id TEXT NOT NULL,
  PRIMARY KEY (tenant, assignment_id, type, target_id)) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_targets_by_target ON assignment_targets (tenant, type, target_id);

-- One row per student and mission. counted = 0: left the target class, keeps the work, is not in the counters. class_id: the class
-- that figures count it in. Inserted when the mission is handed out or first touched; from then on the learning grain writes it.
CREATE TABLE assignment_students (
  tenant TEXT NOT NULL, assignment_id TEXT NOT NULL, student_id TEXT NOT NULL, class_id TEXT, counted INTEGER NOT NULL,
  status TEXT NOT NULL, received_at INTEGER, opened_at INTEGER, started_at INTEGER, completed_at INTEGER,
  score REAL, progress REAL NOT NULL, time_ms INTEGER NOT NULL, revision INTEGER NOT NULL,
  PRIMARY KEY (tenant, assignment_id, student_id)) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_students_by_student ON assignment_students (tenant, student_id);
