INSERT INTO person_keys (tenant, student_id, sealed_key) VALUES (@tenant, @student_id, @sealed_key)
ON DUPLICATE KEY UPDATE tenant = tenant
