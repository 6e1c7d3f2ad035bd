-- Which completed session is a mission's result, and when its answers may be seen; a student's result may be late, and ends with the answers being seen.
ALTER TABLE assignments ADD COLUMN result VARCHAR(20);
ALTER TABLE assignments ADD COLUMN answers_release VARCHAR(20);
ALTER TABLE assignments ADD COLUMN answers_released_at BIGINT;
ALTER TABLE assignment_students ADD COLUMN late TINYINT;
ALTER TABLE assignment_students ADD COLUMN answers_seen_at BIGINT;
