-- Checkpoints of folded figures: what is here can always be folded again from the facts. stamp grows with every write of a scope;
-- a writer that does not know the latest one is stale and writes nothing.
CREATE TABLE figures_heads (
  tenant TEXT NOT NULL, scope_kind TEXT NOT NULL, scope_id TEXT NOT NULL,
  position INTEGER NOT NULL, fold_version INTEGER NOT NULL, stamp INTEGER NOT NULL,
  PRIMARY KEY (tenant, scope_kind, scope_id)) STRICT, WITHOUT ROWID;

-- One row per student, theme ('' for work without one) and school day. scores: verified scores in tenths, 'score:count,…'.
CREATE TABLE figures_day (
  tenant TEXT NOT NULL, scope_kind TEXT NOT NULL, scope_id TEXT NOT NULL,
  subject TEXT NOT NULL, theme_id TEXT NOT NULL, day TEXT NOT NULL,
  attempts INTEGER NOT NULL, score_tenths INTEGER NOT NULL, scores TEXT NOT NULL,
  started INTEGER NOT NULL, completed INTEGER NOT NULL, time_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant, scope_kind, scope_id, subject, theme_id, day)) STRICT, WITHOUT ROWID;

CREATE TABLE figures_missions (
  tenant TEXT NOT NULL, scope_kind TEXT NOT NULL, scope_id TEXT NOT NULL, assignment_id TEXT NOT NULL,
  waiting INTEGER NOT NULL, running INTEGER NOT NULL, finished INTEGER NOT NULL,
  PRIMARY KEY (tenant, scope_kind, scope_id, assignment_id)) STRICT, WITHOUT ROWID;
