SELECT class_id FROM class_teachers WHERE tenant = @tenant AND staff_id = @staff_id
