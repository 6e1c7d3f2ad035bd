SELECT class_id, staff_id FROM class_teachers
WHERE tenant = @tenant AND class_id IN (@ids)
ORDER BY class_id, is_primary DESC, staff_id
