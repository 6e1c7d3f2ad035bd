SELECT position FROM facts WHERE tenant = @tenant AND folded_theme = @id ORDER BY position DESC LIMIT 1
