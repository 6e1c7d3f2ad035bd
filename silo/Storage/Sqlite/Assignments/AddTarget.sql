INSERT INTO assignment_targets (tenant, assignment_id, type, target_id) VALUES (@tenant, @assignment_id, @type, @target_id)
ON CONFLICT (tenant, assignment_id, type, target_id) DO NOTHING
