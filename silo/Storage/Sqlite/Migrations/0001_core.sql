-- One record per grain; body is UTF-8 JSON. A rowid table: bodies are far larger than a page's fair share.
CREATE TABLE records (
  grain_type TEXT NOT NULL, grain_key TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (grain_type, grain_key, name)) STRICT;

-- Append-only. Clustered by (tenant, position): a tenant's log is read and written in order, and nothing points at a rowid.
CREATE TABLE facts (
  tenant TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, v INTEGER NOT NULL,
  subject TEXT, actor TEXT, class TEXT, theme TEXT, theme_version INTEGER, assignment TEXT, session TEXT,
  occurred_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, school_day TEXT NOT NULL,
  folded INTEGER NOT NULL, digest INTEGER NOT NULL, payload TEXT NOT NULL,
  PRIMARY KEY (tenant, position)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX facts_by_id ON facts (tenant, id);
CREATE INDEX facts_folded ON facts (tenant, position) WHERE folded = 1;
CREATE INDEX facts_folded_by_class ON facts (tenant, class, position) WHERE folded = 1 AND class IS NOT NULL;
CREATE INDEX facts_folded_by_theme ON facts (tenant, theme, position) WHERE folded = 1 AND theme IS NOT NULL;

-- The position of each tenant's last fact; advanced by compare-and-set inside the append's transaction.
CREATE TABLE fact_heads (
  tenant TEXT NOT NULL, position INTEGER NOT NULL,
  PRIMARY KEY (tenant)) STRICT, WITHOUT ROWID;

CREATE TABLE unique_keys (
  tenant TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, owner TEXT NOT NULL,
  PRIMARY KEY (tenant, kind, value)) STRICT, WITHOUT ROWID;

CREATE TABLE reminders (
  grain_type TEXT NOT NULL, grain_key TEXT NOT NULL, name TEXT NOT NULL, hash INTEGER NOT NULL,
  start_at INTEGER NOT NULL, period_us INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (grain_type, grain_key, name)) STRICT, WITHOUT ROWID;
CREATE INDEX reminders_by_hash ON reminders (hash);

-- What the health check writes and reads back.
CREATE TABLE health_probe (
  id INTEGER NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT;
