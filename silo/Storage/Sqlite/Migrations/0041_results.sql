-- Which completed session is a mission's result, and when its answers may be seen; a student's result may be late, and ends with the answers being seen.
ALTER TABLE assignments ADD COLUMN result TEXT;
ALTER TABLE assignments ADD COLUMN answers_release TEXT;
ALTER TABLE assignments ADD COLUMN answers_released_at INTEGER;
ALTER TABLE assignment_students ADD COLUMN late INTEGER;
ALTER TABLE assignment_students ADD COLUMN answers_seen_at INTEGER;
