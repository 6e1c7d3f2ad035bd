INSERT INTO health_probe (id, value) VALUES (1, @value) ON DUPLICATE KEY UPDATE value = VALUES(value)
