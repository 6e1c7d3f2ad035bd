-- One row per import, for lists; its report is in the grain's record.
CREATE TABLE imports (
  tenant TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, encoding TEXT NOT NULL, separator TEXT NOT NULL,
  total_rows INTEGER NOT NULL, new_rows INTEGER NOT NULL, changed_rows INTEGER NOT NULL, unchanged_rows INTEGER NOT NULL,
  error_rows INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, unchanged INTEGER NOT NULL, failed INTEGER NOT NULL,
  created_at INTEGER NOT NULL, completed_at INTEGER,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;
CREATE INDEX imports_by_created ON imports (tenant, created_at);

-- One row per line of a list. payload holds people's data and goes after a day; result is NULL while there is something to do.
CREATE TABLE import_rows (
  tenant TEXT NOT NULL, import_id TEXT NOT NULL, line INTEGER NOT NULL, outcome TEXT NOT NULL, target_id TEXT, payload TEXT,
  result TEXT, errors TEXT, error_count INTEGER NOT NULL,
  PRIMARY KEY (tenant, import_id, line)) STRICT, WITHOUT ROWID;

CREATE TABLE import_absent (
  tenant TEXT NOT NULL, import_id TEXT NOT NULL, id TEXT NOT NULL, class_id TEXT NOT NULL, first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  PRIMARY KEY (tenant, import_id, id, class_id)) STRICT, WITHOUT ROWID;
