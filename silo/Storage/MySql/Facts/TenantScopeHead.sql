SELECT position FROM facts WHERE tenant = @tenant AND folded = 1 ORDER BY position DESC LIMIT 1
