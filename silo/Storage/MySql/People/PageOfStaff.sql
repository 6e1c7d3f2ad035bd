-- LIKE escapes with a backslash unless told otherwise.
SELECT s.id, s.email, s.first_name, s.last_name, s.role, s.status, s.search,
  (SELECT GROUP_CONCAT(t.class_id SEPARATOR ',') FROM class_teachers t WHERE t.tenant = s.tenant AND t.staff_id = s.id) AS class_ids
FROM staff s
WHERE s.tenant = @tenant AND (@role IS NULL OR s.role = @role) AND (@status IS NULL OR s.status = @status)
  AND (@pattern IS NULL OR s.search LIKE @pattern)
  AND (s.search > @after_search OR (s.search = @after_search AND s.id > @after_id))
ORDER BY s.search, s.id
LIMIT @limit
