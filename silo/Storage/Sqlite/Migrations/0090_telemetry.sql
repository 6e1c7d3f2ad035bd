-- Requests per route and minute, and their refusals and faults, for 90 days. hNN: how many took no longer than the NNth bound (Latencies.cs).
CREATE TABLE request_minutes (
  tenant TEXT NOT NULL, minute INTEGER NOT NULL, method TEXT NOT NULL, route TEXT NOT NULL,
  ok INTEGER NOT NULL, redirected INTEGER NOT NULL, refused INTEGER NOT NULL, failed INTEGER NOT NULL,
  total_us INTEGER NOT NULL, max_us INTEGER NOT NULL, slowest TEXT,
  h00 INTEGER NOT NULL, h01 INTEGER NOT NULL, h02 INTEGER NOT NULL, h03 INTEGER NOT NULL, h04 INTEGER NOT NULL, h05 INTEGER NOT NULL, h06 INTEGER NOT NULL, h07 INTEGER NOT NULL,
  h08 INTEGER NOT NULL, h09 INTEGER NOT NULL, h10 INTEGER NOT NULL, h11 INTEGER NOT NULL, h12 INTEGER NOT NULL, h13 INTEGER NOT NULL, h14 INTEGER NOT NULL,
  PRIMARY KEY (tenant, minute, method, route)) STRICT, WITHOUT ROWID;

CREATE TABLE request_errors (
  tenant TEXT NOT NULL, minute INTEGER NOT NULL, method TEXT NOT NULL, route TEXT NOT NULL, http_status INTEGER NOT NULL, code TEXT NOT NULL,
  failures INTEGER NOT NULL, last_at INTEGER NOT NULL, request_id TEXT,
  PRIMARY KEY (tenant, minute, method, route, http_status, code)) STRICT, WITHOUT ROWID;
