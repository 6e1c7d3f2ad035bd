INSERT INTO theme_versions (tenant, theme_id, version, hash, status, title, search, subject, difficulty,
  question_count, flashcard_count, sheet_count, created_by, created_at, updated_at, published_at)
VALUES (@tenant, @theme_id, @version, @hash, @status, @title, @search, @subject, @difficulty,
  @question_count, @flashcard_count, @sheet_count, @created_by, @created_at, @updated_at, @published_at)
ON CONFLICT (tenant, theme_id, version) DO UPDATE SET
  hash = excluded.hash, status = excluded.status, title = excluded.title, search = excluded.search, subject = excluded.subject,
  difficulty = excluded.difficulty, question_count = excluded.question_count, flashcard_count = excluded.flashcard_count,
  sheet_count = excluded.sheet_count, updated_at = excluded.updated_at, published_at = excluded.published_at
