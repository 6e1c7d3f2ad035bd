-- name: PutContent
INSERT INTO theme_contents (tenant, theme_id, hash, content) VALUES (@tenant, @theme_id, @hash, @content)
ON DUPLICATE KEY UPDATE tenant = tenant

-- name: PutTheme
INSERT INTO themes (tenant, id, title, search, author_id, status, version, published_version, subject, difficulty,
  question_count, flashcard_count, sheet_count, updated_at)
VALUES (@tenant, @id, @title, @search, @author_id, @status, @version, @published_version, @subject, @difficulty,
  @question_count, @flashcard_count, @sheet_count, @updated_at)
ON DUPLICATE KEY UPDATE
  title = VALUES(title), search = VALUES(search), author_id = VALUES(author_id), status = VALUES(status),
  version = VALUES(version), published_version = VALUES(published_version), subject = VALUES(subject),
  difficulty = VALUES(difficulty), question_count = VALUES(question_count), flashcard_count = VALUES(flashcard_count),
  sheet_count = VALUES(sheet_count), updated_at = VALUES(updated_at)

-- name: PutTransition
INSERT INTO theme_transitions (tenant, theme_id, number, version, from_status, to_status, actor_id, at, comment)
VALUES (@tenant, @theme_id, @number, @version, @from_status, @to_status, @actor_id, @at, @comment)
ON DUPLICATE KEY UPDATE tenant = tenant

-- name: PutVersion
INSERT INTO theme_versions (tenant, theme_id, version, hash, status, title, search, subject, difficulty,
  question_count, flashcard_count, sheet_count, created_by, created_at, updated_at, published_at)
VALUES (@tenant, @theme_id, @version, @hash, @status, @title, @search, @subject, @difficulty,
  @question_count, @flashcard_count, @sheet_count, @created_by, @created_at, @updated_at, @published_at)
ON DUPLICATE KEY UPDATE
  hash = VALUES(hash), status = VALUES(status), title = VALUES(title), search = VALUES(search), subject = VALUES(subject),
  difficulty = VALUES(difficulty), question_count = VALUES(question_count), flashcard_count = VALUES(flashcard_count),
  sheet_count = VALUES(sheet_count), updated_at = VALUES(updated_at), published_at = VALUES(published_at)
