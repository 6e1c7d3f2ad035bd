INSERT INTO classes (tenant, id, name, search, promotion_id, description, status)
VALUES (@tenant, @id, @name, @search, @promotion_id, @description, @status)
ON DUPLICATE KEY UPDATE
  name = VALUES(name), search = VALUES(search), promotion_id = VALUES(promotion_id), description = VALUES(description),
  status = VALUES(status)
