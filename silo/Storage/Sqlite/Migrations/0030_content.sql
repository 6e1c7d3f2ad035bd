-- A theme as students know it: title, subject and counts are those of the served version, as long as there is one.
CREATE TABLE themes (
  tenant TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, search TEXT NOT NULL, author_id TEXT NOT NULL,
  status TEXT NOT NULL, version INTEGER NOT NULL, published_version INTEGER, subject TEXT, difficulty TEXT,
  question_count INTEGER NOT NULL, flashcard_count INTEGER NOT NULL, sheet_count INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;
CREATE INDEX themes_by_search ON themes (tenant, search);

-- Immutable once published: a version with published_at never changes its hash.
CREATE TABLE theme_versions (
  tenant TEXT NOT NULL, theme_id TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, status TEXT NOT NULL,
  title TEXT NOT NULL, search TEXT NOT NULL, subject TEXT, difficulty TEXT,
  question_count INTEGER NOT NULL, flashcard_count INTEGER NOT NULL, sheet_count INTEGER NOT NULL,
  created_by TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, published_at INTEGER,
  PRIMARY KEY (tenant, theme_id, version)) STRICT, WITHOUT ROWID;

-- content is the canonical theme as JSON. Per theme, so that only its own grain ever drops a content.
CREATE TABLE theme_contents (
  tenant TEXT NOT NULL, theme_id TEXT NOT NULL, hash TEXT NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (tenant, theme_id, hash)) STRICT;

-- Changes of state; comments are free text of people and stand nowhere else but in the record's last review.
CREATE TABLE theme_transitions (
  tenant TEXT NOT NULL, theme_id TEXT NOT NULL, number INTEGER NOT NULL, version INTEGER NOT NULL,
  from_status TEXT, to_status TEXT NOT NULL, actor_id TEXT NOT NULL, at INTEGER NOT NULL, comment TEXT,
  PRIMARY KEY (tenant, theme_id, number)) STRICT, WITHOUT ROWID;
