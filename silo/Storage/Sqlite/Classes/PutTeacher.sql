INSERT INTO class_teachers (tenant, class_id, staff_id, is_primary)
VALUES (@tenant, @class_id, @staff_id, @is_primary)
ON CONFLICT (tenant, class_id, staff_id) DO UPDATE SET is_primary = excluded.is_primary
