-- name: Probe
-- Always a change and never backwards: the clocks of several processes differ, and each expects at least its own value.
INSERT INTO health_probe (id, value) VALUES (1, @value) ON DUPLICATE KEY UPDATE value = GREATEST(value + 1, VALUES(value))
