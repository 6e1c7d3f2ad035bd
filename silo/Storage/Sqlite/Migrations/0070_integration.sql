-- What happened and is to be told; dispatched by the outbox grain into deliveries, one per endpoint that listens. A dispatched
-- entry stays a while, so that completing a command again does not tell it again.
CREATE TABLE outbox (
  tenant TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, created_at INTEGER NOT NULL,
  dispatched INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_waiting ON outbox (tenant, created_at) WHERE dispatched = 0;

-- status: waiting, delivered, dead. next_attempt_at only while waiting.
CREATE TABLE webhook_deliveries (
  tenant TEXT NOT NULL, id TEXT NOT NULL, endpoint_id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL,
  status TEXT NOT NULL, attempts INTEGER NOT NULL, created_at INTEGER NOT NULL, next_attempt_at INTEGER,
  last_attempt_at INTEGER, last_status INTEGER, last_error TEXT,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (tenant, status, next_attempt_at);
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (tenant, created_at, id);

-- Inbound deliveries that were carried out, so that a replayed webhook-id has no effect.
CREATE TABLE webhook_receipts (
  tenant TEXT NOT NULL, webhook_id TEXT NOT NULL, received_at INTEGER NOT NULL, events INTEGER NOT NULL,
  PRIMARY KEY (tenant, webhook_id)) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_receipts_by_time ON webhook_receipts (received_at);
