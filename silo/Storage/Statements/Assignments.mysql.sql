-- name: AddMission
INSERT INTO assignment_students (tenant, assignment_id, student_id, class_id, counted, status, progress, time_ms, revision)
VALUES (@tenant, @assignment_id, @student_id, @class_id, 1, 'a_faire', 0, 0, 0)
ON DUPLICATE KEY UPDATE tenant = tenant

-- name: AddTarget
INSERT INTO assignment_targets (tenant, assignment_id, type, target_id) VALUES (@tenant, @assignment_id, @type, @target_id)
ON DUPLICATE KEY UPDATE tenant = tenant

-- name: PutAssignment
INSERT INTO assignments (
  tenant, id, title, search, type, mode, theme_id, theme_version, author_id, status, due, due_at, instructions, created_at)
VALUES (
  @tenant, @id, @title, @search, @type, @mode, @theme_id, @theme_version, @author_id, @status, @due, @due_at, @instructions, @created_at)
ON DUPLICATE KEY UPDATE
  title = VALUES(title), search = VALUES(search), status = VALUES(status), due = VALUES(due), due_at = VALUES(due_at),
  instructions = VALUES(instructions)
