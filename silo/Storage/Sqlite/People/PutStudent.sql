INSERT INTO students (tenant, id, subject, first_name, last_name, email, search, class_id, promotion_id, school_id, uuid_student, status, consent_sharing)
VALUES (@tenant, @id, @subject, @first_name, @last_name, @email, @search, @class_id, @promotion_id, @school_id, @uuid_student, @status, @consent_sharing)
ON CONFLICT (tenant, id) DO UPDATE SET
  subject = excluded.subject, first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
  search = excluded.search, class_id = excluded.class_id, promotion_id = excluded.promotion_id, school_id = excluded.school_id,
  uuid_student = excluded.uuid_student, status = excluded.status, consent_sharing = excluded.consent_sharing
