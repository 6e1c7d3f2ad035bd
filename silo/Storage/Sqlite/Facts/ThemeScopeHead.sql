SELECT position FROM facts WHERE tenant = @tenant AND theme = @id AND folded = 1 ORDER BY position DESC LIMIT 1
