-- Membership: one row per silo that ever joined, and one version per cluster under which every change is made.
CREATE TABLE IF NOT EXISTS orleans_clusters (
  DeploymentId VARCHAR(150) NOT NULL, Version INT NOT NULL,
  PRIMARY KEY (DeploymentId)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- SuspectTimes: silos and instants, as text that only the provider reads.
CREATE TABLE IF NOT EXISTS orleans_silos (
  DeploymentId VARCHAR(150) NOT NULL, Address VARCHAR(64) NOT NULL, Port INT NOT NULL, Generation INT NOT NULL,
  SiloName VARCHAR(255) NOT NULL, HostName VARCHAR(255) NOT NULL, Status INT NOT NULL, ProxyPort INT NOT NULL,
  SuspectTimes TEXT, StartTime DATETIME(6) NOT NULL, IAmAliveTime DATETIME(6) NOT NULL,
  PRIMARY KEY (DeploymentId, Address, Port, Generation)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The first silo opens the cluster. Its answer is only logged: on a connection that counts found rows every silo is told 1.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipVersionKey', '
INSERT INTO orleans_clusters (DeploymentId, Version) VALUES (@DeploymentId, 0) ON DUPLICATE KEY UPDATE Version = Version;
SELECT ROW_COUNT() = 1 AS Inserted
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

-- A silo joins if it is new and the caller knows the latest version. The first statement locks the version; nothing waits after it.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipKey', '
START TRANSACTION;
INSERT INTO orleans_silos
  (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
SELECT c.DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
FROM orleans_clusters c
WHERE c.DeploymentId = @DeploymentId AND c.Version = @Version AND NOT EXISTS (
  SELECT 1 FROM orleans_silos s
  WHERE s.DeploymentId = @DeploymentId AND s.Address = @Address AND s.Port = @Port AND s.Generation = @Generation)
FOR UPDATE;
UPDATE orleans_clusters SET Version = Version + 1
WHERE DeploymentId = @DeploymentId AND Version = @Version AND ROW_COUNT() = 1;
SELECT ROW_COUNT() = 1 AS Inserted;
COMMIT
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

-- One statement for both tables: either both rows change or none.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateMembershipKey', '
UPDATE orleans_clusters c
JOIN orleans_silos s ON s.DeploymentId = c.DeploymentId
SET c.Version = c.Version + 1, s.Status = @Status, s.SuspectTimes = @SuspectTimes, s.IAmAliveTime = @IAmAliveTime
WHERE c.DeploymentId = @DeploymentId AND c.Version = @Version
  AND s.Address = @Address AND s.Port = @Port AND s.Generation = @Generation;
SELECT ROW_COUNT() > 0 AS Updated
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateIAmAlivetimeKey', '
UPDATE orleans_silos SET IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

-- The version comes with every row, and alone when there is no silo: the provider reads it from the first row.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadAllKey', '
SELECT c.DeploymentId, s.Address, s.Port, s.Generation, s.SiloName, s.HostName, s.Status, s.ProxyPort, s.SuspectTimes, s.StartTime,
  s.IAmAliveTime, c.Version
FROM orleans_clusters c
LEFT JOIN orleans_silos s ON s.DeploymentId = c.DeploymentId
WHERE c.DeploymentId = @DeploymentId
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadRowKey', '
SELECT c.DeploymentId, s.Address, s.Port, s.Generation, s.SiloName, s.HostName, s.Status, s.ProxyPort, s.SuspectTimes, s.StartTime,
  s.IAmAliveTime, c.Version
FROM orleans_clusters c
LEFT JOIN orleans_silos s
  ON s.DeploymentId = c.DeploymentId AND s.Address = @Address AND s.Port = @Port AND s.Generation = @Generation
WHERE c.DeploymentId = @DeploymentId
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('GatewaysQueryKey', '
SELECT Address, ProxyPort, Generation FROM orleans_silos
WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

-- 6 is the status of a silo that is known to be dead.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('CleanupDefunctSiloEntriesKey', '
DELETE FROM orleans_silos WHERE DeploymentId = @DeploymentId AND Status = 6 AND IAmAliveTime < @IAmAliveTime
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteMembershipTableEntriesKey', '
DELETE c, s FROM orleans_clusters c
LEFT JOIN orleans_silos s ON s.DeploymentId = c.DeploymentId
WHERE c.DeploymentId = @DeploymentId
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);
