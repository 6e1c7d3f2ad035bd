INSERT INTO theme_transitions (tenant, theme_id, number, version, from_status, to_status, actor_id, at, comment)
VALUES (@tenant, @theme_id, @number, @version, @from_status, @to_status, @actor_id, @at, @comment)
ON DUPLICATE KEY UPDATE tenant = tenant
