INSERT INTO assignment_students (tenant, assignment_id, student_id, class_id, counted, status, progress, time_ms, revision)
VALUES (@tenant, @assignment_id, @student_id, @class_id, 1, 'a_faire', 0, 0, 0)
ON DUPLICATE KEY UPDATE tenant = tenant
