INSERT INTO themes (tenant, id, title, search, author_id, status, version, published_version, subject, difficulty,
  question_count, flashcard_count, sheet_count, updated_at)
VALUES (@tenant, @id, @title, @search, @author_id, @status, @version, @published_version, @subject, @difficulty,
  @question_count, @flashcard_count, @sheet_count, @updated_at)
ON DUPLICATE KEY UPDATE
  title = VALUES(title), search = VALUES(search), author_id = VALUES(author_id), status = VALUES(status),
  version = VALUES(version), published_version = VALUES(published_version), subject = VALUES(subject),
  difficulty = VALUES(difficulty), question_count = VALUES(question_count), flashcard_count = VALUES(flashcard_count),
  sheet_count = VALUES(sheet_count), updated_at = VALUES(updated_at)
