-- name: PutClass
INSERT INTO classes (tenant, id, name, search, promotion_id, description, status)
VALUES (@tenant, @id, @name, @search, @promotion_id, @description, @status)
ON DUPLICATE KEY UPDATE
  name = VALUES(name), search = VALUES(search), promotion_id = VALUES(promotion_id), description = VALUES(description),
  status = VALUES(status)

-- name: PutPromotion
INSERT INTO promotions (tenant, id, name, search, year_start, year_end, level, status)
VALUES (@tenant, @id, @name, @search, @year_start, @year_end, @level, @status)
ON DUPLICATE KEY UPDATE
  name = VALUES(name), search = VALUES(search), year_start = VALUES(year_start), year_end = VALUES(year_end),
  level = VALUES(level), status = VALUES(status)

-- name: PutTeacher
INSERT INTO class_teachers (tenant, class_id, staff_id, is_primary)
VALUES (@tenant, @class_id, @staff_id, @is_primary)
ON DUPLICATE KEY UPDATE is_primary = VALUES(is_primary)
