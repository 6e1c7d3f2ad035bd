SELECT id, theme_id, status FROM assignments WHERE tenant = @tenant AND id IN (@ids)
