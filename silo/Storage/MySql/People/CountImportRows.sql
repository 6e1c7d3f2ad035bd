SELECT count(*) AS total, count(result) AS done,
  count(CASE WHEN result = 'created' THEN 1 END) AS created, count(CASE WHEN result = 'updated' THEN 1 END) AS updated,
  count(CASE WHEN result = 'unchanged' THEN 1 END) AS unchanged, count(CASE WHEN result = 'failed' THEN 1 END) AS failed,
  CAST(coalesce(sum(error_count), 0) AS SIGNED) AS error_count
FROM import_rows
WHERE tenant = @tenant AND import_id = @import_id
