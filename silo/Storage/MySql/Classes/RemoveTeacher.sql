DELETE FROM class_teachers WHERE tenant = @tenant AND class_id = @class_id AND staff_id = @staff_id
