SELECT themes.id, theme_versions.title, theme_versions.status, theme_versions.version, themes.published_version, themes.author_id,
  theme_versions.subject, theme_versions.difficulty, theme_versions.question_count, theme_versions.flashcard_count,
  theme_versions.sheet_count, theme_versions.updated_at, theme_versions.search
FROM themes
JOIN theme_versions ON theme_versions.tenant = themes.tenant AND theme_versions.theme_id = themes.id
  AND theme_versions.version = CASE WHEN @sees_all = 1 OR themes.author_id = @me THEN themes.version ELSE themes.published_version END
WHERE themes.tenant = @tenant
  AND (@mine = 0 OR themes.author_id = @me)
  AND (@status IS NULL OR theme_versions.status = @status)
  AND instr(theme_versions.search, @term1) > 0 AND instr(theme_versions.search, @term2) > 0
  AND instr(theme_versions.search, @term3) > 0 AND instr(theme_versions.search, @term4) > 0
  AND theme_versions.search >= @after_sort AND (theme_versions.search > @after_sort OR themes.id > @after_id)
ORDER BY theme_versions.search, themes.id
LIMIT @limit
