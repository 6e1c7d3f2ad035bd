-- One row per record of a grain. The hashes that the provider also sends are not needed: the key below is short enough to be unique by
-- itself. A grain without a text key has the extension ''. PayloadBinary holds up to 48 KB of JSON; NULL is a cleared record.
CREATE TABLE IF NOT EXISTS orleans_records (
  ServiceId VARCHAR(150) NOT NULL, GrainTypeString VARCHAR(200) NOT NULL, GrainIdExtensionString VARCHAR(300) NOT NULL,
  GrainIdN0 BIGINT NOT NULL, GrainIdN1 BIGINT NOT NULL, PayloadBinary LONGBLOB, Version INT NOT NULL, ModifiedOn DATETIME(6) NOT NULL,
  PRIMARY KEY (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', '
SELECT PayloadBinary, Version FROM orleans_records
WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString
  AND GrainIdExtensionString = COALESCE(@GrainIdExtensionString, '''')
  AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

-- The new version, or the one that the caller knew when it was not the latest (none: NULL), which the provider takes for a conflict.
-- A new record is inserted with version 0, which nobody else ever sees, so that one compare-and-set serves both.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', '
START TRANSACTION;
INSERT INTO orleans_records (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, Version, ModifiedOn)
SELECT @ServiceId, @GrainTypeString, COALESCE(@GrainIdExtensionString, ''''), @GrainIdN0, @GrainIdN1, 0, UTC_TIMESTAMP(6)
FROM DUAL WHERE @GrainStateVersion IS NULL
ON DUPLICATE KEY UPDATE Version = orleans_records.Version;
UPDATE orleans_records SET PayloadBinary = @PayloadBinary, Version = Version + 1, ModifiedOn = UTC_TIMESTAMP(6)
WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString
  AND GrainIdExtensionString = COALESCE(@GrainIdExtensionString, '''')
  AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1 AND Version = COALESCE(@GrainStateVersion, 0);
SELECT CASE WHEN ROW_COUNT() = 1 THEN COALESCE(@GrainStateVersion, 0) + 1 ELSE @GrainStateVersion END AS NewGrainStateVersion;
COMMIT
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey', '
UPDATE orleans_records SET PayloadBinary = NULL, Version = Version + 1, ModifiedOn = UTC_TIMESTAMP(6)
WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString
  AND GrainIdExtensionString = COALESCE(@GrainIdExtensionString, '''')
  AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1 AND Version = @GrainStateVersion;
SELECT CASE WHEN ROW_COUNT() = 1 THEN @GrainStateVersion + 1 ELSE @GrainStateVersion END AS NewGrainStateVersion
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

-- For DeleteStateOnClear, which erasing a person needs: nothing stays, and the answer is still a version.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteStorageKey', '
DELETE FROM orleans_records
WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString
  AND GrainIdExtensionString = COALESCE(@GrainIdExtensionString, '''')
  AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1 AND Version = @GrainStateVersion;
SELECT CASE WHEN ROW_COUNT() = 1 THEN @GrainStateVersion + 1 ELSE @GrainStateVersion END AS NewGrainStateVersion
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);
