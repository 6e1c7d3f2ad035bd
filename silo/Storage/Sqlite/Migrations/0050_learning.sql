-- One row per session of a student: what the learning grain needs to go on marking (answers, JSON), and what lists show.
-- ended_at: when the device said that it was completed. answered of asked: progress.
CREATE TABLE learning_sessions (
  tenant TEXT NOT NULL, student_id TEXT NOT NULL, session_id TEXT NOT NULL, subject TEXT NOT NULL, class_id TEXT,
  theme_id TEXT, theme_version INTEGER, assignment_id TEXT, mode TEXT, school_day TEXT NOT NULL,
  started_at INTEGER, ended_at INTEGER, completed INTEGER NOT NULL, verified INTEGER NOT NULL,
  correct INTEGER NOT NULL, total INTEGER NOT NULL, score REAL, answered INTEGER NOT NULL, asked INTEGER NOT NULL,
  revision INTEGER NOT NULL, time_ms INTEGER NOT NULL, last_activity_at INTEGER NOT NULL, answers TEXT NOT NULL,
  PRIMARY KEY (tenant, student_id, session_id)) STRICT, WITHOUT ROWID;
CREATE INDEX learning_sessions_by_activity ON learning_sessions (tenant, student_id, last_activity_at);
CREATE INDEX learning_sessions_by_assignment ON learning_sessions (tenant, student_id, assignment_id) WHERE assignment_id IS NOT NULL;

-- The key that seals what a student wrote in free words, itself sealed. Deleting the row makes all of it unreadable.
CREATE TABLE person_keys (
  tenant TEXT NOT NULL, student_id TEXT NOT NULL, sealed_key TEXT NOT NULL,
  PRIMARY KEY (tenant, student_id)) STRICT, WITHOUT ROWID;
