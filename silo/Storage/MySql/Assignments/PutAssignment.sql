INSERT INTO assignments (
  tenant, id, title, search, type, mode, theme_id, theme_version, author_id, status, due, due_at, instructions, created_at)
VALUES (
  @tenant, @id, @title, @search, @type, @mode, @theme_id, @theme_version, @author_id, @status, @due, @due_at, @instructions, @created_at)
ON DUPLICATE KEY UPDATE
  title = VALUES(title), search = VALUES(search), status = VALUES(status), due = VALUES(due), due_at = VALUES(due_at),
  instructions = VALUES(instructions)
