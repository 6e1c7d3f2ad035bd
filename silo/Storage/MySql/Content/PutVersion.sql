INSERT INTO theme_versions (tenant, theme_id, version, hash, status, title, search, subject, difficulty,
  question_count, flashcard_count, sheet_count, created_by, created_at, updated_at, published_at)
VALUES (@tenant, @theme_id, @version, @hash, @status, @title, @search, @subject, @difficulty,
  @question_count, @flashcard_count, @sheet_count, @created_by, @created_at, @updated_at, @published_at)
ON DUPLICATE KEY UPDATE
  hash = VALUES(hash), status = VALUES(status), title = VALUES(title), search = VALUES(search), subject = VALUES(subject),
  difficulty = VALUES(difficulty), question_count = VALUES(question_count), flashcard_count = VALUES(flashcard_count),
  sheet_count = VALUES(sheet_count), updated_at = VALUES(updated_at), published_at = VALUES(published_at)
