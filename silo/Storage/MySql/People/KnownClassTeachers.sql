SELECT class_id, staff_id FROM class_teachers WHERE tenant = @tenant
