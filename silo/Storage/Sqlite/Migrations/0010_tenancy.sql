-- overrides is a JSON object, role:resource:action → true|false. The sum of revisions is the stamp that processes watch.
CREATE TABLE tenants (
  tenant TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, time_zone TEXT NOT NULL,
  language TEXT NOT NULL, overrides TEXT NOT NULL, max_students INTEGER NOT NULL, max_teachers INTEGER NOT NULL,
  max_classes INTEGER NOT NULL, revision INTEGER NOT NULL,
  PRIMARY KEY (tenant)) STRICT, WITHOUT ROWID;

-- The audit reads newest first what was administered, out of a log that is mostly answers: those belong to a session.
CREATE INDEX facts_outside_sessions ON facts (tenant, position) WHERE session IS NULL;

-- The key itself is never stored; prefix is what people recognise it by.
CREATE TABLE partner_keys (
  tenant TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, prefix TEXT NOT NULL, scopes TEXT NOT NULL,
  status TEXT NOT NULL, quota_minute INTEGER NOT NULL, quota_hour INTEGER NOT NULL, quota_day INTEGER NOT NULL,
  expires_at INTEGER, created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;

-- Checkpoint of a key's counters: what was used in the windows that were open then.
CREATE TABLE partner_usage (
  tenant TEXT NOT NULL, id TEXT NOT NULL, minute INTEGER NOT NULL, in_minute INTEGER NOT NULL, hour INTEGER NOT NULL,
  in_hour INTEGER NOT NULL, day INTEGER NOT NULL, in_day INTEGER NOT NULL, last_used_at INTEGER,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;
