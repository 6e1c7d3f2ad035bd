SELECT version, title, status, created_by, created_at, updated_at, published_at, question_count, flashcard_count, sheet_count
FROM theme_versions
WHERE tenant = @tenant AND theme_id = @theme_id AND version = @version
