INSERT INTO promotions (tenant, id, name, search, year_start, year_end, level, status)
VALUES (@tenant, @id, @name, @search, @year_start, @year_end, @level, @status)
ON CONFLICT (tenant, id) DO UPDATE SET
  name = excluded.name, search = excluded.search, year_start = excluded.year_start, year_end = excluded.year_end,
  level = excluded.level, status = excluded.status
