SELECT class_id, staff_id FROM class_teachers
WHERE tenant = @tenant AND class_id IN (SELECT value FROM json_each(@ids))
ORDER BY class_id, is_primary DESC, staff_id
