SELECT value FROM health_probe WHERE id = 1
