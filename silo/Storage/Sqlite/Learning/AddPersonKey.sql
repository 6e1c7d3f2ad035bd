INSERT INTO person_keys (tenant, student_id, sealed_key) VALUES (@tenant, @student_id, @sealed_key)
ON CONFLICT (tenant, student_id) DO NOTHING
