-- What happened and is to be told; dispatched by the outbox grain into deliveries, one per endpoint that listens. A dispatched
-- entry stays a while, so that completing a command again does not tell it again.
CREATE TABLE IF NOT EXISTS outbox (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(200) NOT NULL, type VARCHAR(100) NOT NULL,
  data MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, created_at BIGINT NOT NULL,
  dispatched TINYINT NOT NULL,
  PRIMARY KEY (tenant, id),
  KEY outbox_waiting (tenant, dispatched, created_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- status: waiting, delivered, dead. next_attempt_at only while waiting.
CREATE TABLE IF NOT EXISTS webhook_deliveries (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(200) NOT NULL, endpoint_id VARCHAR(60) NOT NULL, type VARCHAR(100) NOT NULL,
  data MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  status VARCHAR(40) NOT NULL, attempts INT NOT NULL, created_at BIGINT NOT NULL, next_attempt_at BIGINT,
  last_attempt_at BIGINT, last_status INT, last_error VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (tenant, id),
  KEY webhook_deliveries_due (tenant, status, next_attempt_at),
  KEY webhook_deliveries_by_time (tenant, created_at, id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- Inbound deliveries that were carried out, so that a replayed webhook-id has no effect.
CREATE TABLE IF NOT EXISTS webhook_receipts (
  tenant VARCHAR(40) NOT NULL, webhook_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, received_at BIGINT NOT NULL,
  events INT NOT NULL,
  PRIMARY KEY (tenant, webhook_id),
  KEY webhook_receipts_by_time (received_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
