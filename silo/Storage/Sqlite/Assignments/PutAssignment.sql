INSERT INTO assignments (
  tenant, id, title, search, type, mode, theme_id, theme_version, author_id, status, due, due_at, instructions, created_at)
VALUES (
  @tenant, @id, @title, @search, @type, @mode, @theme_id, @theme_version, @author_id, @status, @due, @due_at, @instructions, @created_at)
ON CONFLICT (tenant, id) DO UPDATE SET
  title = excluded.title, search = excluded.search, status = excluded.status, due = excluded.due, due_at = excluded.due_at,
  instructions = excluded.instructions
