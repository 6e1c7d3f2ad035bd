-- name: FindVersion
SELECT version, title, status, created_by, created_at, updated_at, published_at, question_count, flashcard_count, sheet_count
FROM theme_versions
WHERE tenant = @tenant AND theme_id = @theme_id AND version = @version

-- name: ListThemes
SELECT themes.id, theme_versions.title, theme_versions.status, theme_versions.version, themes.published_version, themes.author_id,
  theme_versions.subject, theme_versions.difficulty, theme_versions.question_count, theme_versions.flashcard_count,
  theme_versions.sheet_count, theme_versions.updated_at, theme_versions.search
FROM themes
JOIN theme_versions ON theme_versions.tenant = themes.tenant AND theme_versions.theme_id = themes.id
  AND theme_versions.version = CASE WHEN @sees_all = 1 OR themes.author_id = @me THEN themes.version ELSE themes.published_version END
WHERE themes.tenant = @tenant
  AND (@mine = 0 OR themes.author_id = @me)
  AND (@status IS NULL OR theme_versions.status = @status)
  AND instr(replace(replace(theme_versions.search, '-', ''), '''', ''), @term1) > 0 AND instr(replace(replace(theme_versions.search, '-', ''), '''', ''), @term2) > 0
  AND instr(replace(replace(theme_versions.search, '-', ''), '''', ''), @term3) > 0 AND instr(replace(replace(theme_versions.search, '-', ''), '''', ''), @term4) > 0
  AND theme_versions.search >= @after_sort AND (theme_versions.search > @after_sort OR themes.id > @after_id)
ORDER BY theme_versions.search, themes.id
LIMIT @limit

-- name: ListTransitions
SELECT number, version, from_status, to_status, actor_id, at, comment
FROM theme_transitions
WHERE tenant = @tenant AND theme_id = @theme_id AND number < @before
  AND (@published_only = 0 OR EXISTS (
    SELECT 1
    FROM theme_versions v
    WHERE v.tenant = theme_transitions.tenant AND v.theme_id = theme_transitions.theme_id
      AND v.version = theme_transitions.version AND v.published_at IS NOT NULL))
ORDER BY number DESC
LIMIT @limit

-- name: ListVersions
SELECT version, title, status, created_by, created_at, updated_at, published_at, question_count, flashcard_count, sheet_count
FROM theme_versions
WHERE tenant = @tenant AND theme_id = @theme_id AND version < @before AND (@published_only = 0 OR published_at IS NOT NULL)
ORDER BY version DESC
LIMIT @limit

-- name: OthersOfContent
SELECT count(*) FROM theme_versions WHERE tenant = @tenant AND theme_id = @theme_id AND hash = @hash AND version <> @version

-- name: ReadContent
SELECT theme_contents.content, theme_versions.published_at
FROM theme_versions
JOIN theme_contents ON theme_contents.tenant = theme_versions.tenant AND theme_contents.theme_id = theme_versions.theme_id
  AND theme_contents.hash = theme_versions.hash
WHERE theme_versions.tenant = @tenant AND theme_versions.theme_id = @theme_id AND theme_versions.version = @version

-- name: ThemeTitles
SELECT id, title FROM themes WHERE tenant = @tenant AND id IN (@ids)
