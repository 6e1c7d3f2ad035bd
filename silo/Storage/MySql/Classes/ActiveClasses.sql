SELECT count(*) AS total, count(CASE WHEN id IN (@kept) THEN 1 END) AS kept_count
FROM classes
WHERE tenant = @tenant AND status = 'active'
