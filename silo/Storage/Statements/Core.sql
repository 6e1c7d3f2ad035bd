-- name: Probe
INSERT INTO health_probe (id, value) VALUES (1, @value) ON CONFLICT (id) DO UPDATE SET value = excluded.value

-- name: ReadProbe
SELECT value FROM health_probe WHERE id = 1
