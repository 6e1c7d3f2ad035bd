INSERT INTO themes (tenant, id, title, search, author_id, status, version, published_version, subject, difficulty,
  question_count, flashcard_count, sheet_count, updated_at)
VALUES (@tenant, @id, @title, @search, @author_id, @status, @version, @published_version, @subject, @difficulty,
  @question_count, @flashcard_count, @sheet_count, @updated_at)
ON CONFLICT (tenant, id) DO UPDATE SET
  title = excluded.title, search = excluded.search, author_id = excluded.author_id, status = excluded.status,
  version = excluded.version, published_version = excluded.published_version, subject = excluded.subject,
  difficulty = excluded.difficulty, question_count = excluded.question_count, flashcard_count = excluded.flashcard_count,
  sheet_count = excluded.sheet_count, updated_at = excluded.updated_at
