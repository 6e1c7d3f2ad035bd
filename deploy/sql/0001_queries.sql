-- Where the providers look for the SQL that they run. Name and columns are theirs.
CREATE TABLE IF NOT EXISTS OrleansQuery (
  QueryKey VARCHAR(64) NOT NULL, QueryText TEXT NOT NULL,
  PRIMARY KEY (QueryKey)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
