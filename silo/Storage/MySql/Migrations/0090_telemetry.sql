-- Requests per route and minute, and their refusals and faults, for 90 days. hNN: how many took no longer than the NNth bound (Latencies.cs).
CREATE TABLE IF NOT EXISTS request_minutes (
  tenant VARCHAR(40) NOT NULL, minute BIGINT NOT NULL, method VARCHAR(10) NOT NULL, route VARCHAR(200) NOT NULL,
  ok BIGINT NOT NULL, redirected BIGINT NOT NULL, refused BIGINT NOT NULL, failed BIGINT NOT NULL,
  total_us BIGINT NOT NULL, max_us BIGINT NOT NULL, slowest VARCHAR(64),
  h00 BIGINT NOT NULL, h01 BIGINT NOT NULL, h02 BIGINT NOT NULL, h03 BIGINT NOT NULL, h04 BIGINT NOT NULL, h05 BIGINT NOT NULL, h06 BIGINT NOT NULL, h07 BIGINT NOT NULL,
  h08 BIGINT NOT NULL, h09 BIGINT NOT NULL, h10 BIGINT NOT NULL, h11 BIGINT NOT NULL, h12 BIGINT NOT NULL, h13 BIGINT NOT NULL, h14 BIGINT NOT NULL,
  PRIMARY KEY (tenant, minute, method, route)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE IF NOT EXISTS request_errors (
  tenant VARCHAR(40) NOT NULL, minute BIGINT NOT NULL, method VARCHAR(10) NOT NULL, route VARCHAR(200) NOT NULL, http_status BIGINT NOT NULL, code VARCHAR(100) NOT NULL,
  failures BIGINT NOT NULL, last_at BIGINT NOT NULL, request_id VARCHAR(64),
  PRIMARY KEY (tenant, minute, method, route, http_status, code)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
