DELETE FROM theme_contents
WHERE tenant = @tenant AND theme_id = @theme_id AND hash = @hash
  AND NOT EXISTS (SELECT 1 FROM theme_versions
    WHERE theme_versions.tenant = @tenant AND theme_versions.theme_id = @theme_id AND theme_versions.hash = @hash)
