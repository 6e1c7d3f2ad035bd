INSERT INTO class_teachers (tenant, class_id, staff_id, is_primary)
VALUES (@tenant, @class_id, @staff_id, @is_primary)
ON DUPLICATE KEY UPDATE is_primary = VALUES(is_primary)
