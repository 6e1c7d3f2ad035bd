CREATE TABLE themes (
  tenant TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, search TEXT NOT NULL, author_id TEXT NOT NULL,
  status TEXT NOT NULL, version INTEGER NOT NULL, published_version INTEGER, subject TEXT, difficulty TEXT,
  question_count INTEGER NOT NULL, flashcard_count INTEGER NOT NULL, sheet_count INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;
CREATE INDEX themes_by_search ON themes (tenant, search);

-- Immutable: a version's content never changes once the version is past draft. content is the canonical theme as JSON.
CREATE TABLE theme_versions (
  tenant TEXT NOT NULL, theme_id TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, status TEXT NOT NULL,
  created_by TEXT NOT NULL, created_at INTEGER NOT NULL, published_at INTEGER,
  PRIMARY KEY (tenant, theme_id, version)) STRICT, WITHOUT ROWID;
CREATE TABLE theme_contents (
  tenant TEXT NOT NULL, hash TEXT NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (tenant, hash)) STRICT;
