SELECT version, title, status, created_by, created_at, updated_at, published_at, question_count, flashcard_count, sheet_count
FROM theme_versions
WHERE tenant = @tenant AND theme_id = @theme_id AND version < @before AND (@published_only = 0 OR published_at IS NOT NULL)
ORDER BY version DESC
LIMIT @limit
