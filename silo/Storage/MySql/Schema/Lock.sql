-- 1 once this connection alone may change the schema, 0 after the time-out. Named after the database: locks are shared by a whole server.
SELECT GET_LOCK(CONCAT('studymate:', SUBSTRING(SHA2(DATABASE(), 256), 1, 32)), @seconds) AS locked
