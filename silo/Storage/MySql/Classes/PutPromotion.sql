INSERT INTO promotions (tenant, id, name, search, year_start, year_end, level, status)
VALUES (@tenant, @id, @name, @search, @year_start, @year_end, @level, @status)
ON DUPLICATE KEY UPDATE
  name = VALUES(name), search = VALUES(search), year_start = VALUES(year_start), year_end = VALUES(year_end),
  level = VALUES(level), status = VALUES(status)
