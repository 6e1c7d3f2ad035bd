SELECT id, name, year_start, year_end, level, status, search
FROM promotions
WHERE tenant = @tenant
  AND (@status IS NULL OR status = @status)
  AND instr(search, @term1) > 0 AND instr(search, @term2) > 0 AND instr(search, @term3) > 0
  AND search >= @after_sort AND (search > @after_sort OR id > @after_id)
ORDER BY search, id
LIMIT @limit
