-- The clause catches every unique key: a pseudonym that belongs to another student must fail, so it becomes NULL.
INSERT INTO students (tenant, id, subject, first_name, last_name, email, search, class_id, promotion_id, school_id, uuid_student, status, consent_sharing)
VALUES (@tenant, @id, @subject, @first_name, @last_name, @email, @search, @class_id, @promotion_id, @school_id, @uuid_student, @status, @consent_sharing)
ON DUPLICATE KEY UPDATE
  subject = CASE WHEN id = VALUES(id) THEN VALUES(subject) END, first_name = VALUES(first_name), last_name = VALUES(last_name), email = VALUES(email),
  search = VALUES(search), class_id = VALUES(class_id), promotion_id = VALUES(promotion_id), school_id = VALUES(school_id),
  uuid_student = VALUES(uuid_student), status = VALUES(status), consent_sharing = VALUES(consent_sharing)
