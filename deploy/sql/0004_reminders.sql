-- GrainHash and the bounds of a range are signed here; the provider picks the query by the signed order of the bounds.
CREATE TABLE IF NOT EXISTS orleans_reminders (
  ServiceId VARCHAR(150) NOT NULL, GrainId VARCHAR(300) NOT NULL, ReminderName VARCHAR(150) NOT NULL,
  StartTime DATETIME(6) NOT NULL, Period BIGINT NOT NULL, GrainHash INT NOT NULL, Version INT NOT NULL,
  PRIMARY KEY (ServiceId, GrainId, ReminderName),
  KEY orleans_reminders_by_hash (ServiceId, GrainHash)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- In a transaction, so that the version read is the one written here and not that of somebody who came after.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpsertReminderRowKey', '
START TRANSACTION;
INSERT INTO orleans_reminders (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
ON DUPLICATE KEY UPDATE
  StartTime = VALUES(StartTime), Period = VALUES(Period), GrainHash = VALUES(GrainHash), Version = Version + 1;
SELECT Version FROM orleans_reminders
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName;
COMMIT
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadReminderRowsKey', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM orleans_reminders
WHERE ServiceId = @ServiceId AND GrainId = @GrainId
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadReminderRowKey', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM orleans_reminders
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadRangeRows1Key', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM orleans_reminders
WHERE ServiceId = @ServiceId AND GrainHash > @BeginHash AND GrainHash <= @EndHash
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

-- The range that runs over the end of the ring.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadRangeRows2Key', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM orleans_reminders
WHERE ServiceId = @ServiceId AND (GrainHash > @BeginHash OR GrainHash <= @EndHash)
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteReminderRowKey', '
DELETE FROM orleans_reminders
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName AND Version = @Version;
SELECT ROW_COUNT() = 1 AS Deleted
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteReminderRowsKey', '
DELETE FROM orleans_reminders WHERE ServiceId = @ServiceId
') ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);
