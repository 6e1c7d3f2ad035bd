INSERT INTO schema_migrations (number, name, applied_at) VALUES (@number, @name, @appliedAt) ON DUPLICATE KEY UPDATE number = number
