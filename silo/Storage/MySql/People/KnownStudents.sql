SELECT id, first_name, last_name, email, school_id, class_id, promotion_id, status, consent_sharing FROM students WHERE tenant = @tenant
