INSERT INTO assignment_targets (tenant, assignment_id, type, target_id) VALUES (@tenant, @assignment_id, @type, @target_id)
ON DUPLICATE KEY UPDATE tenant = tenant
