SELECT id, theme_id, status FROM assignments WHERE tenant = @tenant AND id IN (SELECT value FROM json_each(@ids))
