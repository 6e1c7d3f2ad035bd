SELECT theme_contents.content, theme_versions.published_at
FROM theme_versions
JOIN theme_contents ON theme_contents.tenant = theme_versions.tenant AND theme_contents.theme_id = theme_versions.theme_id
  AND theme_contents.hash = theme_versions.hash
WHERE theme_versions.tenant = @tenant AND theme_versions.theme_id = @theme_id AND theme_versions.version = @version
