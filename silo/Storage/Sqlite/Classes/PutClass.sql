INSERT INTO classes (tenant, id, name, search, promotion_id, description, status)
VALUES (@tenant, @id, @name, @search, @promotion_id, @description, @status)
ON CONFLICT (tenant, id) DO UPDATE SET
  name = excluded.name, search = excluded.search, promotion_id = excluded.promotion_id, description = excluded.description,
  status = excluded.status
